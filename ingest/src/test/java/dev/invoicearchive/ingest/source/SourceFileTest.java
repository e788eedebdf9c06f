package dev.invoicearchive.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.InvalidFileException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people call CSV and JSON lines is read record by record, and every oddity is told with its line. */
class SourceFileTest {
    @TempDir
    private Path folder;

    @Test
    void quotesDelimitersAndLineEndsMayStandInsideFields() throws IOException {
        assertThat(csv("a,b\n\"x,1\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",z\n\n3,\"\"\n"))
                .containsExactly("2:a=x,1,b=say \"hi\"", "3:a=two\nlines,b=z", "6:a=3,b=");
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(csv("a,b\n1,2")).containsExactly("2:a=1,b=2");
        assertThat(csv("a,b\n1,\"2\"")).containsExactly("2:a=1,b=2");
        assertThat(csv("a,b\n1,")).containsExactly("2:a=1,b=");
        assertThat(csv("a,b")).isEmpty();
    }

    @Test
    void raggedRowsAreToldAndTheRestIsRead() throws IOException {
        assertThat(csv("a,b\n1\n1,2\n1,2,3\n"))
                .containsExactly(
                        "2:!Invalid number of fields: 1, expected 2 as in the header",
                        "3:a=1,b=2",
                        "4:!Invalid number of fields: 3, expected 2 as in the header");
    }

    @Test
    void aQuoteThatNeverClosesIsToldWithItsLine() throws IOException {
        assertThat(csv("a,b\n1,2\n3,\"open\n5,6\n7,8"))
                .containsExactly(
                        "2:a=1,b=2",
                        "Invalid quotes in FILE, in the record that begins on line 3: a quote is never closed, expected"
                                + " one at the end of its field. Correct that line.");
        assertThat(csv("a,b\n1,\"")).singleElement().asString().contains("begins on line 2: a quote is never closed");
    }

    @Test
    void textAfterAClosingQuoteIsToldWithItsLine() throws IOException {
        assertThat(csv("a,b\n1,2\n\"x\" y,2\n3,4\n"))
                .containsExactly(
                        "2:a=1,b=2",
                        "Invalid quotes in FILE, in the record that begins on line 3: more text after a closing quote,"
                                + " expected a delimiter. Double the quotes inside fields.");
    }

    @Test
    void anEndlessFieldEndsTheReadingInsteadOfTheMemory() throws IOException {
        assertThat(csv("a,b\n1,2\n\"" + "x".repeat(RecordLimits.CHARACTERS_MAX + 10)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Invalid record in FILE, beginning on line 3: over 4194304 characters");
    }

    @Test
    void headersMustTellColumnsApart() throws IOException {
        assertThat(csv("a,b,a\n1,2,3\n"))
                .containsExactly("Invalid header of FILE: the column a stands there twice, expected different names."
                        + " Rename one.");
        assertThat(csv("a,,\n1,2,3\n")).containsExactly("2:a=1,column 2=2,column 3=3");
        assertThat(csv(""))
                .containsExactly("Missing header of FILE: the file is empty, expected a first line with the"
                        + " names of the columns.");
    }

    @Test
    void aNulIsKeptInAFieldAndRefusedInAHeader() throws IOException {
        assertThat(csv("a\nx\0y\n")).containsExactly("2:a=x\0y");
        assertThat(read("f.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE), SourceOptions.DEFAULT))
                .singleElement()
                .asString()
                .startsWith("Invalid encoding of FILE: its header is not UTF-8");
    }

    @Test
    void byteOrderMarksDecideAndVanish() throws IOException {
        String text = "\ufeffname,b\nJosé,😀\n";
        List<String> expected = List.of("2:name=José,b=😀");
        assertThat(read("f.csv", text.getBytes(StandardCharsets.UTF_8), SourceOptions.DEFAULT))
                .isEqualTo(expected);
        assertThat(read("f.csv", text.getBytes(StandardCharsets.UTF_16LE), SourceOptions.DEFAULT))
                .isEqualTo(expected);
        assertThat(read("f.csv", text.getBytes(StandardCharsets.UTF_16BE), SourceOptions.DEFAULT))
                .isEqualTo(expected);
    }

    @Test
    void aByteOfAnotherEncodingRejectsItsLineAndIsNeverReplaced() throws IOException {
        byte[] latin = "a,b\n1,x\n2,caf\u00e9\n3,y\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read("f.csv", latin, SourceOptions.DEFAULT))
                .containsExactly("2:a=1,b=x", "3:!Invalid encoding: byte 0xE9, expected UTF-8", "4:a=3,b=y");
        assertThat(read("f.csv", latin, encoding(StandardCharsets.ISO_8859_1)))
                .containsExactly("2:a=1,b=x", "3:a=2,b=café", "4:a=3,b=y");
        assertThat(read(
                        "f.jsonl",
                        "{\"a\":\"\u00e9\"}\n{}".getBytes(StandardCharsets.ISO_8859_1),
                        SourceOptions.DEFAULT))
                .containsExactly("1:!Invalid encoding: byte 0xE9, expected UTF-8", "2:");
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsTold() throws IOException {
        byte[] whole = "a\n\u20ac".getBytes(StandardCharsets.UTF_8);
        assertThat(read("f.csv", Arrays.copyOf(whole, whole.length - 1), SourceOptions.DEFAULT))
                .containsExactly("2:!Invalid encoding: byte 0xE2, expected UTF-8");
    }

    @Test
    void jsonLinesAreReadOneByOne() throws IOException {
        assertThat(jsonl("{\"a\":1.50,\"b\":{\"c\":null}}\r\n\n  \n{\"a\":1,\"a\":2}\n{\"a\":\n[1]\n7\n{} {}\n"))
                .containsExactly(
                        "1:a=Number[value=1.50],b=Document[value={c=Null[]}]",
                        "4:!Invalid JSON: not readable at character 11, expected one object with different names",
                        "5:!Invalid JSON: not readable at character 6, expected one object with different names",
                        "6:!Invalid JSON: no object, or nested too deeply, expected one object with different names",
                        "7:!Invalid JSON: a single value, expected one object with different names",
                        "8:!Invalid JSON: more after the value, expected one object with different names");
    }

    @Test
    void aLineThatIsTooLongIsRejectedAndTheNextIsRead() throws IOException {
        String tooLong = "{\"a\":\"" + "x".repeat(RecordLimits.CHARACTERS_MAX) + "\"}";
        assertThat(jsonl("{}\n" + tooLong + "\n{\"b\":\"1\"}\n"))
                .containsExactly("1:", "2:!Invalid line: over 4194304 characters, expected fewer", "3:b=1");
    }

    @Test
    void anArrayOfObjectsIsToldApartFromLines() throws IOException {
        assertThat(jsonl("[{\"a\":1},\n{\"a\":2}]"))
                .containsExactly("Invalid file FILE: it begins with an array, expected one JSON object on each line."
                        + " Convert it, such as with: jq -c '.[]'");
    }

    @Test
    void gzipIsKnownByItsBytes() throws IOException {
        byte[] packed = SourceFiles.gzip("a\n1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read("f.csv", packed, SourceOptions.DEFAULT)).containsExactly("2:a=1");
        assertThat(read("plain.csv.gz", "a\n1\n".getBytes(StandardCharsets.UTF_8), SourceOptions.DEFAULT))
                .containsExactly("2:a=1");
        assertThat(read("f.csv", SourceFiles.gzip(packed), SourceOptions.DEFAULT))
                .containsExactly(
                        "Invalid file FILE: gzip data inside gzip data, expected packed once at most. Unpack it"
                                + " once with gunzip.");
        assertThat(read("f.csv", new byte[] {'P', 'K', 3, 4, 0}, SourceOptions.DEFAULT))
                .containsExactly("Invalid file FILE: a zip archive or a workbook, expected CSV or JSON lines, plain or"
                        + " gzip. Convert it first.");
    }

    @Test
    void cutOffAnywhereTheLinesBeforeComeOutWhole() throws IOException {
        String text = "a,b\n"
                + IntStream.range(0, 300)
                        .mapToObj(n -> n * 7919 + ",value " + n * n + "\n")
                        .reduce("", String::concat);
        byte[] packed = SourceFiles.gzip(text.getBytes(StandardCharsets.UTF_8));
        List<String> whole = read("f.csv", packed, SourceOptions.DEFAULT);
        assertThat(whole).hasSize(300);
        int most = 0;
        for (int length = 2; length < packed.length; length += 13) {
            List<String> part = read("f.csv", Arrays.copyOf(packed, length), SourceOptions.DEFAULT);
            int records = part.size() - 1;
            assertThat(part.subList(0, records)).as("cut to %s", length).isEqualTo(whole.subList(0, records));
            assertThat(part.get(records)).contains("gzip data ends too early");
            most = Math.max(most, records);
        }
        assertThat(most).isGreaterThan(100);
    }

    @Test
    void whatIsNoFileIsNamed() throws IOException {
        assertThatThrownBy(() -> open(Path.of("-"))).hasMessageStartingWith("Invalid file: -, expected a file's name.");
        assertThatThrownBy(() -> open(folder.resolve("none.csv"))).hasMessageStartingWith("Missing file: ");
        Path inner = Files.createDirectory(folder.resolve("inner.csv"));
        assertThatThrownBy(() -> open(inner)).hasMessageContaining(" is a folder, expected a CSV");
        assertThatThrownBy(() -> new SourceFile(Path.of("sales.txt"), SourceOptions.DEFAULT))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("Give --format csv or --format jsonl.");
    }

    @Test
    void tabsAndOtherDelimitersAreRead() throws IOException {
        assertThat(read("f.tsv", "a\tb\n1\t2\n".getBytes(StandardCharsets.UTF_8), SourceOptions.DEFAULT))
                .containsExactly("2:a=1,b=2");
        SourceOptions semicolon = new SourceOptions(Optional.empty(), Optional.empty(), Optional.of(';'));
        assertThat(read("f.csv", "a;b\n1,5;2\n".getBytes(StandardCharsets.UTF_8), semicolon))
                .containsExactly("2:a=1,5,b=2");
    }

    private static void open(Path file) throws InvalidFileException {
        new SourceFile(file, new SourceOptions(Optional.of(FileFormat.CSV), Optional.empty(), Optional.empty()))
                .columns();
    }

    private static SourceOptions encoding(Charset charset) {
        return new SourceOptions(Optional.empty(), Optional.of(charset), Optional.empty());
    }

    private List<String> csv(String text) throws IOException {
        return read("f.csv", text.getBytes(StandardCharsets.UTF_8), SourceOptions.DEFAULT);
    }

    private List<String> jsonl(String text) throws IOException {
        return read("f.jsonl", text.getBytes(StandardCharsets.UTF_8), SourceOptions.DEFAULT);
    }

    private List<String> read(String name, byte[] content, SourceOptions options) throws IOException {
        return SourceFiles.read(folder.resolve(name), content, options);
    }
}
