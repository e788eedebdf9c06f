package dev.invoicearchive.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.ingest.CollectedLines;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random rows, written as CSV in the worst way that is allowed and as JSON lines, plain and packed, in three encodings,
 * become the same items, which hold exactly what was written. Replay a failure with its seed.
 */
class RandomRowsTest {
    private static final List<String> COLUMNS = List.of("inv", "qty", "price", "note", "more");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "plain",
            "a,b",
            "a;b\tc",
            "say \"hi\"",
            "\"",
            "\"\"",
            "line\nbreak",
            "return\r\nbreak",
            "é ß 漢字",
            "\ud83d\ude00",
            "\u0000\u0001",
            "\ufeffx",
            "null",
            "'",
            "=1+1",
            "\u2028",
            "\\",
            "{\"a\":1}");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void csvAndJsonLinesBecomeTheSameItems(long seed) throws Exception {
        Random random = new Random(seed);
        List<List<String>> rows = rows(random);

        List<Item> fromCsv = items("rows.csv", csv(rows, random), random);
        List<Item> fromJson = items("rows.jsonl", jsonl(rows), random);

        assertThat(fromCsv).as("seed %s", seed).isEqualTo(fromJson);
        Map<String, Integer> numbers = new HashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            List<String> row = rows.get(index);
            int number = numbers.merge(row.get(0), 1, Integer::sum);
            BigDecimal amount = new BigDecimal(row.get(1)).multiply(new BigDecimal(row.get(2)));
            assertThat(fromCsv.get(index).toString())
                    .as("seed %s, row %s", seed, index)
                    .contains("Text[value=" + row.get(0) + "]", "Text[value=" + number + "]")
                    .contains("Number[value=" + amount.stripTrailingZeros().toPlainString() + "]")
                    .contains("note=Text[value=" + row.get(3) + "]", "more=Text[value=" + row.get(4) + "]");
        }
    }

    private List<Item> items(String name, String content, Random random) throws Exception {
        Charset charset = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .get(random.nextInt(3));
        boolean needsMark = charset != StandardCharsets.UTF_8 || random.nextBoolean();
        byte[] bytes = ((needsMark ? "\ufeff" : "") + content).getBytes(charset);
        Path file = Files.write(folder.resolve(name), random.nextBoolean() ? gzip(bytes) : bytes);
        CollectedLines lines = new CollectedLines();
        MappingText mapping = new MappingText(Map.of(
                MappingKey.INVOICE, "inv", MappingKey.TRANSACTION, "line-number", MappingKey.AMOUNT, "qty * price"));
        MappedSource.open(file, mapping, ArchiveSettings.DEFAULT).read(lines);
        assertThat(lines.rejected()).isEmpty();
        return lines.accepted().stream().map(MappedLine::item).toList();
    }

    private static List<List<String>> rows(Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            rows.add(List.of(
                    "I-" + random.nextInt(30),
                    Integer.toString(random.nextInt(2_000) - 1_000),
                    BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5))
                            .toPlainString(),
                    text(random),
                    text(random)));
        }
        return rows;
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String csv(List<List<String>> rows, Random random) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS));
        String end = random.nextBoolean() ? "\n" : "\r\n";
        for (List<String> row : rows) {
            csv.append(end);
            for (int column = 0; column < row.size(); column++) {
                String field = row.get(column);
                boolean needsQuotes = field.matches("(?s).*[,\"\r\n].*");
                csv.append(column == 0 ? "" : ",");
                csv.append(needsQuotes || random.nextBoolean() ? "\"" + field.replace("\"", "\"\"") + "\"" : field);
            }
            csv.append(random.nextInt(10) == 0 ? end : "");
        }
        return csv.append(random.nextBoolean() ? end : "").toString();
    }

    private static String jsonl(List<List<String>> rows) {
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            ObjectNode node = JSON.createObjectNode();
            for (int column = 0; column < row.size(); column++) {
                node.put(COLUMNS.get(column), row.get(column));
            }
            lines.append(node).append('\n');
        }
        return lines.toString();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(content);
        }
        return packed.toByteArray();
    }
}
