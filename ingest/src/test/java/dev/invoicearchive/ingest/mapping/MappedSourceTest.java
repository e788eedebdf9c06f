package dev.invoicearchive.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.CollectedLines;
import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.DynamoJson;
import dev.invoicearchive.model.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line becomes the item that its mapping says, or is rejected with every reason; a mapping that cannot fit is told. */
class MappedSourceTest {
    private static final String HEADER = "inv,tx,qty,price,land,sold,who,until,note\n";
    private static final Map<String, String> FULL = Map.of(
            "invoice", "inv",
            "transaction", "tx",
            "amount", "qty * price",
            "country", "land",
            "invoiceDate", "sold",
            "dateFormat", "dd/MM/yyyy HH:mm",
            "changedBy", "who",
            "expiresAt", "until");

    @TempDir
    private Path folder;

    @Test
    void aLineBecomesAnItemWithTheRestAsItsDocument() throws Exception {
        CollectedLines lines = read(FULL, "I-1,T-1,3,0.335,DE,06/06/2016 23:59,ann,1800000000,\"a \"\"b\"\"\"\n");

        assertThat(lines.rejected()).isEmpty();
        MappedLine line = lines.accepted().get(0);
        assertThat(line.number()).isEqualTo(2);
        assertThat(line.eventTime()).isEmpty();
        assertThat(DynamoJson.write(line.item()))
                .isEqualTo("{\"InvoiceNumber\":{\"S\":\"I-1\"},\"TransactionId\":{\"S\":\"T-1\"},\"Amount\":{\"N\":"
                        + "\"1.005\"},\"Trans_country\":{\"S\":\"DE\"},\"Invoice_dt\":{\"S\":\"2016-06-06\"},"
                        + "\"ChangedBy\":{\"S\":\"ann\"},\"ExpiresAt\":{\"N\":\"1800000000\"},\"InvoiceDoc\":{\"M\":{"
                        + "\"qty\":{\"S\":\"3\"},\"price\":{\"S\":\"0.335\"},\"sold\":{\"S\":\"06/06/2016 23:59\"},"
                        + "\"note\":{\"S\":\"a \\\"b\\\"\"}}}}");
    }

    @Test
    void emptyFieldsThatMayBeEmptyAreLeftOut() throws Exception {
        Item item = read(FULL, "I-1,T-1,3,2,,,,,\n").accepted().get(0).item();

        assertThat(item.attributes()).containsOnlyKeys("InvoiceNumber", "TransactionId", "Amount", "InvoiceDoc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            ,T,1,1,DE,,,,            | Missing invoice number: column inv is empty, expected a text.
            I,,1,1,DE,,,,            | Missing transaction id: column tx is empty, expected a text.
            I,T,,1,DE,,,,            | Missing amount: column qty is empty, expected a number.
            I,T,x,1,DE,,,,           | Invalid amount: column qty holds no amount, expected one such as 1234.50.
            I,T,1,1e3,DE,,,,         | Invalid amount: column price holds no amount, expected one such as 1234.50.
            I,T,1,"1,5",DE,,,,       | Invalid amount: column price holds no amount, expected one such as 1234.50.
            I,T,0.00001,0.00001,DE,,,, | Invalid amount: the product has too many decimals, expected 9 at most.
            I,T,99999999999,9999999999,DE,,,, | Invalid amount: the product has too many digits, expected 20 before the point at most.
            I,T,1,1,DE,2016-06-06,,, | Invalid invoice date: column sold does not fit, expected dd/MM/yyyy HH:mm.
            I,T,1,1,DE,30/02/2016 00:00,,, | Invalid invoice date: column sold does not fit, expected dd/MM/yyyy HH:mm.
            I,T,1,1,DE,,,soon,       | Invalid expiry: column until holds something else, expected whole seconds since 1970.
            I,T,1,1,DE,,,-5,         | Invalid expiry: column until holds something else, expected whole seconds since 1970.
            I,T,1                    | Invalid number of fields: 3, expected 9 as in the header.
            ,T,x,1,DE,,,,            | Missing invoice number: column inv is empty, expected a text; Invalid amount: column qty holds no amount, expected one such as 1234.50.
            """)
    void aBadLineIsRejectedWithEveryReasonAndNoContent(String line, String reason) throws Exception {
        CollectedLines lines = read(FULL, line + "\n");

        assertThat(lines.accepted()).isEmpty();
        assertThat(lines.rejected()).extracting(RejectedLine::reason).containsExactly(reason);
    }

    @Test
    void whatDynamoDbWouldRefuseIsRejectedBefore() throws Exception {
        assertThat(reasons("i".repeat(2049) + ",T,1,1,DE,,,,\n"))
                .containsExactly("Invalid invoice number: 2049 bytes, expected 2048 at most.");
        assertThat(reasons("I," + "é".repeat(513) + ",1,1,DE,,,,\n"))
                .containsExactly("Invalid transaction id: 1026 bytes, expected 1024 at most.");
        assertThat(reasons("\"I\n1\",T,1,1,DE,,,,\n"))
                .containsExactly("Invalid invoice number: column inv holds a control character, expected none.");
        assertThat(reasons("I,T,1,1,DE,,,," + "n".repeat(410_000) + "\n"))
                .singleElement()
                .asString()
                .matches("Invalid item: 41\\d{4} bytes, expected 409600 at most .*");
    }

    @Test
    void jsonKeepsItsTypesAndItsLimits() throws Exception {
        Map<String, String> mapping =
                Map.of("invoice", "id", "transaction", "line-number", "amount", "sum.gross", "format", "jsonl");
        CollectedLines lines = readText(mapping, """
                {"id":7,"sum":{"gross":-1.50},"ok":true,"none":null,"list":[1,"x"]}
                {"id":7,"sum":{"gross":"$2,000.00"}}
                {"id":"\\ud800","sum":{"gross":1}}
                {"id":8,"sum":{"gross":1},"n":1e126}
                {"id":8,"sum":{"gross":1},"n":123456789012345678901234567890123456789}
                {"id":8,"sum":{"gross":1},"t":"\\ud800"}
                {"id":8,"sum":{"gross":1},"":"x"}
                {"id":8,"sum":{"gross":1},"deep":%s1%s}
                {"id":[1],"sum":{"gross":1}}
                {"sum":{"gross":true}}
                """.formatted("[".repeat(32), "]".repeat(32)));

        assertThat(lines.accepted().stream().map(line -> DynamoJson.write(line.item())))
                .containsExactly(
                        "{\"InvoiceNumber\":{\"S\":\"7\"},\"TransactionId\":{\"S\":\"1\"},\"Amount\":{\"N\":\"-1.5\"},"
                                + "\"InvoiceDoc\":{\"M\":{\"sum\":{\"M\":{\"gross\":{\"N\":\"-1.50\"}}},\"ok\":"
                                + "{\"BOOL\":true},\"none\":{\"NULL\":true},\"list\":{\"L\":[{\"N\":\"1\"},"
                                + "{\"S\":\"x\"}]}}}}",
                        "{\"InvoiceNumber\":{\"S\":\"7\"},\"TransactionId\":{\"S\":\"2\"},\"Amount\":{\"N\":\"2000\"},"
                                + "\"InvoiceDoc\":{\"M\":{\"sum\":{\"M\":{\"gross\":{\"S\":\"$2,000.00\"}}}}}}");
        assertThat(lines.rejected().stream().map(line -> line.number() + " " + line.reason()))
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("3 Invalid invoice number"),
                        reason -> assertThat(reason).startsWith("4 Invalid number in the document"),
                        reason -> assertThat(reason).startsWith("5 Invalid number in the document"),
                        reason -> assertThat(reason).startsWith("6 Invalid text"),
                        reason -> assertThat(reason).startsWith("7 Invalid document: a field without a name"),
                        reason -> assertThat(reason).startsWith("8 Invalid document: nested too deeply"),
                        reason -> assertThat(reason).startsWith("9 Invalid invoice number: column id holds neither"),
                        reason -> assertThat(reason)
                                .startsWith("10 Missing invoice number: column id is empty, expected a text; Invalid"
                                        + " amount: column sum.gross holds no amount"));
    }

    @Test
    void lineNumbersCountEveryLineOfAnInvoiceWhateverElseIsWrongWithIt() throws Exception {
        Map<String, String> mapping = with(FULL, "transaction", "line-number");
        CollectedLines lines = read(mapping, "A,,1,1,,,,,\nB,,1,1,,,,,\nA,,x,1,,,,,\nA,,1\nA,,1,1,,,,,\nB,,1,1,,,,,\n");

        assertThat(lines.accepted().stream().map(line -> line.invoiceNumber() + line.transactionId()))
                .containsExactly("A1", "B1", "A4", "B2");
        assertThat(lines.rejected().stream()
                        .map(line -> line.invoiceNumber().orElseThrow()
                                + line.transactionId().orElseThrow()))
                .containsExactly("A2", "A3");
    }

    @Test
    void documentsAreWhatTheMappingChooses() throws Exception {
        assertThat(document("all"))
                .containsOnlyKeys("inv", "tx", "qty", "price", "land", "sold", "who", "until", "note");
        assertThat(document("rest")).containsOnlyKeys("qty", "price", "sold", "note");
        assertThat(document("note, who")).containsOnlyKeys("note", "who");
        assertThat(read(with(FULL, "document", "none"), "I,T,1,1,,,,,\n")
                        .accepted()
                        .get(0)
                        .item()
                        .attributes())
                .doesNotContainKey("InvoiceDoc");
    }

    @Test
    void configuredSpellingsAndDateFormatsAreHonoured() throws Exception {
        ArchiveSettings settings = ArchiveSettings.fromEnvironment(Map.of(
                "ARCHIVE_TRANSACTION_ID_ATTRIBUTE", "Id",
                "ARCHIVE_INVOICE_DATE_FORMATS", "uuuu-dd-MM|uuuu-MM-dd"));
        CollectedLines lines = new CollectedLines();
        MappedSource.open(csv("I,T,1,1,,03/02/2016 10:00,,,\n"), text(FULL), settings)
                .read(lines);

        assertThat(lines.accepted().get(0).item().attributes())
                .containsEntry("Id", new AttributeValue.Text("T"))
                .containsEntry("Invoice_dt", new AttributeValue.Text("2016-03-02"));
    }

    @Test
    void eventTimesAreMomentsToTheMicrosecond() throws Exception {
        Map<String, String> mapping = with(
                with(with(FULL, "eventTime", "sold"), "eventTimeFormat", "dd/MM/yyyy HH:mm"),
                "eventTimeZone",
                "Europe/London");
        CollectedLines lines = read(
                mapping, "I,1,1,1,,06/06/2016 23:59,,,\nI,2,1,1,,27/03/2016 01:30,,,\nI,3,1,1,,30/10/2016 01:30,,,\n");

        assertThat(lines.accepted().stream()
                        .map(line -> line.eventTime().orElseThrow().toString()))
                .containsExactly("2016-06-06T22:59:00Z", "2016-10-30T00:30:00Z");
        assertThat(lines.rejected().get(0).reason())
                .isEqualTo("Invalid event time: column sold names a time that Europe/London skipped, expected one that"
                        + " was.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            invoice         | number       | Invalid --invoice: the file has no column number, expected one of inv, tx, qty, price, land, sold, who, until, note.
            amount          | qty * prize  | Invalid --amount: the file has no column prize, expected one of
            amount          | qty*price*tx | Invalid --amount: qty*price*tx, expected a column, or two with * between them
            dateFormat      | dd/MM/bbbb   | Invalid --date-format: dd/MM/bbbb, expected a pattern that names a day
            dateFormat      | HH:mm        | Invalid --date-format: HH:mm, expected a pattern that names a day
            document        | note,nope    | Invalid --document: the file has no column nope, expected one of
            eventTime       | sold         | Missing --event-time-format: the mapping does not say it, expected a pattern such as
            eventTimeFormat | dd/MM/yyyy   | Invalid --event-time-format: nothing to apply it to, expected --event-time beside it.
            encoding        | EBCDIC       | Invalid --encoding: EBCDIC, expected one that Java knows
            format          | xml          | Invalid --format: xml, expected csv or jsonl.
            delimiter       | ;;           | Invalid --delimiter: ;;, expected one character
            delimiter       | ;            | Invalid --invoice: the file has no column inv, expected one of inv,tx,qty,price,land,sold,who,until,note. Is the delimiter another one? Give --delimiter.
            """)
    void aMappingThatCannotFitIsToldBeforeTheFirstLine(String key, String value, String message) {
        assertThatThrownBy(() -> read(with(FULL, key, value), "I,T,1,1,,,,,\n"))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aMappingFileIsCheckedKeyByKey() throws Exception {
        assertThatThrownBy(() -> mappingFile("{\"invoice\":\"a\",\"ammount\":\"b\"}"))
                .hasMessageContaining(": ammount, expected invoice, transaction, amount, country, invoiceDate,");
        assertThatThrownBy(() -> mappingFile("{\"invoice\":7}"))
                .hasMessageContaining("Invalid invoice in the mapping file")
                .hasMessageContaining("NUMBER");
        assertThatThrownBy(() -> mappingFile("{\"invoice\":\"a\",\n\"invoice\":\"b\"}"))
                .hasMessageContaining("not JSON at line 2");
        assertThatThrownBy(() -> mappingFile("[]")).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> mappingFile("")).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> MappingText.read(folder.resolve("none.json")))
                .hasMessageContaining("Cannot read the mapping file");
        assertThat(mappingFile("{\"invoice\":\"a\",\"document\":[\"x\",\"y\"]}").canonical())
                .isEqualTo("invoice=1:a\ndocument=3:x,y\n");
    }

    private Map<String, AttributeValue> document(String choice) throws Exception {
        Item item = read(with(FULL, "document", choice), "I,T,1,1,DE,01/01/2016 00:00,w,1,n\n")
                .accepted()
                .get(0)
                .item();
        return ((AttributeValue.Document) item.attribute("InvoiceDoc").orElseThrow()).value();
    }

    private List<String> reasons(String rows) throws Exception {
        CollectedLines lines = read(FULL, rows);
        assertThat(lines.accepted()).isEmpty();
        return lines.rejected().stream().map(RejectedLine::reason).toList();
    }

    private CollectedLines read(Map<String, String> mapping, String rows)
            throws IOException, InvalidFileException, InvalidMappingException {
        CollectedLines lines = new CollectedLines();
        MappedSource.open(csv(rows), text(mapping), ArchiveSettings.DEFAULT).read(lines);
        return lines;
    }

    private CollectedLines readText(Map<String, String> mapping, String content)
            throws IOException, InvalidFileException, InvalidMappingException {
        CollectedLines lines = new CollectedLines();
        Path file = Files.writeString(folder.resolve("file"), content);
        MappedSource.open(file, text(mapping), ArchiveSettings.DEFAULT).read(lines);
        return lines;
    }

    private Path csv(String rows) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), HEADER + rows);
    }

    private MappingText mappingFile(String json) throws IOException, InvalidMappingException {
        return MappingText.read(Files.writeString(folder.resolve("mapping.json"), json));
    }

    private static MappingText text(Map<String, String> mapping) {
        Map<MappingKey, String> values = new HashMap<>();
        mapping.forEach((key, value) -> values.put(MappingKey.named(key).orElseThrow(), value));
        return new MappingText(values);
    }

    private static Map<String, String> with(Map<String, String> mapping, String key, String value) {
        Map<String, String> changed = new HashMap<>(mapping);
        changed.put(key, value);
        return changed;
    }
}
