package dev.invoicearchive.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.model.AttributeValue.Document;
import dev.invoicearchive.model.AttributeValue.Null;
import dev.invoicearchive.model.AttributeValue.Number;
import dev.invoicearchive.model.AttributeValue.Sequence;
import dev.invoicearchive.model.AttributeValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What every table writer keeps, whatever is behind it. */
public abstract class TableWriterContract {
    private final String invoice = "I-" + UUID.randomUUID();

    /** The writer under test. */
    protected abstract TableWriter writer();

    /** What the table holds under a key. */
    protected abstract Optional<Map<String, AttributeValue>> stored(String invoiceNumber, String transactionId);

    @Test
    void newItemsAreWrittenAsTheyAre() throws Exception {
        Document document = new Document(Map.of(
                "list", new Sequence(List.of(new Number("1.50"), new Null(), new Text(""))),
                "text", new Text("\u0000 \ud83d\ude00")));
        MappedLine line = Lines.line(1, invoice, "1", "1.50", document);

        assertThat(writer().write(List.of(line))).containsExactly(LineOutcome.WRITTEN);

        assertThat(stored(invoice, "1"))
                .hasValueSatisfying(item -> assertThat(ItemCodec.areEqual(item, ItemCodec.encode(line.item())))
                        .isTrue());
    }

    @Test
    void theSameItemAgainIsAlreadyThereHoweverItsNumbersAreSpelt() throws Exception {
        writer().write(List.of(Lines.line(1, invoice, "1", "1.50")));

        assertThat(writer().write(List.of(Lines.line(1, invoice, "1", "1.5"))))
                .containsExactly(LineOutcome.ALREADY_THERE);
    }

    @Test
    void eachLineOfACallHasItsOwnOutcomeAndNothingIsOverwritten() throws Exception {
        writer().write(List.of(Lines.line(1, invoice, "there", "1"), Lines.line(2, invoice, "other", "2")));

        assertThat(writer().write(List.of(
                        Lines.line(1, invoice, "new", "0"),
                        Lines.line(2, invoice, "there", "1"),
                        Lines.line(3, invoice, "other", "3"),
                        Lines.line(4, invoice, "refused", "1234567890123456789012345678901234567891"),
                        Lines.line(5, invoice, "last", "5"))))
                .containsExactly(
                        LineOutcome.WRITTEN,
                        LineOutcome.ALREADY_THERE,
                        LineOutcome.OTHER_CONTENT,
                        LineOutcome.REFUSED,
                        LineOutcome.WRITTEN);

        assertThat(amount("other")).isEqualTo("2");
        assertThat(amount("last")).isEqualTo("5");
        assertThat(stored(invoice, "refused")).isEmpty();
    }

    @Test
    void callersDoNotStandInEachOthersWay() throws Exception {
        List<List<MappedLine>> batches = new ArrayList<>();
        for (int batch = 0; batch < 12; batch++) {
            int first = batch * 100;
            batches.add(IntStream.range(first, first + 100)
                    .mapToObj(n -> Lines.line(n, invoice, Integer.toString(n), Integer.toString(n)))
                    .toList());
        }

        assertThat(together(batches)).hasSize(1200).containsOnly(LineOutcome.WRITTEN);
        assertThat(together(batches)).hasSize(1200).containsOnly(LineOutcome.ALREADY_THERE);
    }

    @Test
    void ofTwoCallersWithOneKeyOneWrites() throws Exception {
        List<List<MappedLine>> batches = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            batches.add(IntStream.range(0, 20)
                    .mapToObj(n -> Lines.line(n, invoice, Integer.toString(n), "7"))
                    .toList());
        }

        List<LineOutcome> outcomes = together(batches);

        assertThat(outcomes).filteredOn(LineOutcome.WRITTEN::equals).hasSize(20);
        assertThat(outcomes).filteredOn(LineOutcome.ALREADY_THERE::equals).hasSize(60);
    }

    private List<LineOutcome> together(List<List<MappedLine>> batches) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<LineOutcome>>> answers = new ArrayList<>();
            for (List<MappedLine> batch : batches) {
                answers.add(callers.submit(() -> writer().write(batch)));
            }
            List<LineOutcome> outcomes = new ArrayList<>();
            for (Future<List<LineOutcome>> answer : answers) {
                outcomes.addAll(answer.get());
            }
            return outcomes;
        } finally {
            callers.shutdownNow();
        }
    }

    private String amount(String transactionId) {
        return stored(invoice, transactionId).orElseThrow().values().stream()
                .filter(value -> value.n() != null)
                .findFirst()
                .orElseThrow()
                .n();
    }
}
