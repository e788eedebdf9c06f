package dev.invoicearchive.local.athena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code .test} file beside a view: blocks with an empty line between them. A block {@code given} is a table of rows,
 * its first line the columns; {@code given days}
 * the same of the table of days; {@code query <what it shows>} is a statement, {@code ----} and the expected rows, in order;
 * {@code error <what it shows>} is a statement, {@code ----} and a part of the expected message. Values stand between
 * bars, a null is {@code null}, lines that start with # are comments.
 *
 * @param view the name of the view
 * @param given rows by column, as written
 * @param days the same of the table {@code days}
 * @param cases in the order of the file
 */
record SqlTestFile(String view, List<Map<String, String>> given, List<Map<String, String>> days, List<Case> cases) {
    private static final String RESULT_LINE = "----";

    /** What a case expects. */
    enum Expectation {
        ROWS,
        ERROR
    }

    /**
     * One case.
     *
     * @param expected rows, or one row of one part of a message
     */
    record Case(String title, Expectation expectation, String sql, List<List<String>> expected) {}

    static SqlTestFile read(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Map<String, String>> given = new ArrayList<>();
        List<Map<String, String>> days = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (List<String> block : blocks(Files.readAllLines(file, StandardCharsets.UTF_8))) {
            String head = block.get(0);
            if (head.equals("given")) {
                given.addAll(table(block));
            } else if (head.equals("given days")) {
                days.addAll(table(block));
            } else if (head.startsWith("query ")) {
                cases.add(parsed(block, Expectation.ROWS));
            } else if (head.startsWith("error ")) {
                cases.add(parsed(block, Expectation.ERROR));
            } else {
                throw new IllegalArgumentException(
                        "Invalid block of " + name + ": " + head + ", expected given, query or error.");
            }
        }
        return new SqlTestFile(
                name.substring(0, name.indexOf('.')), List.copyOf(given), List.copyOf(days), List.copyOf(cases));
    }

    private static List<List<String>> blocks(List<String> lines) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank()) {
                if (!block.isEmpty()) {
                    blocks.add(List.copyOf(block));
                    block.clear();
                }
            } else if (!line.startsWith("#")) {
                block.add(line.strip());
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return blocks;
    }

    private static List<Map<String, String>> table(List<String> block) {
        List<String> columns = values(block.get(1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : block.subList(2, block.size())) {
            List<String> values = values(line);
            if (values.size() != columns.size()) {
                throw new IllegalArgumentException("Invalid given row: " + line + ", expected values for " + columns);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int index = 0; index < columns.size(); index++) {
                row.put(columns.get(index), values.get(index));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Case parsed(List<String> block, Expectation expectation) {
        int result = block.indexOf(RESULT_LINE);
        if (result < 0) {
            throw new IllegalArgumentException("Missing " + RESULT_LINE + " of case: " + block.get(0));
        }
        String title = block.get(0).substring(block.get(0).indexOf(' ') + 1);
        String sql = String.join("\n", block.subList(1, result));
        List<String> expected = block.subList(result + 1, block.size());
        return switch (expectation) {
            case ROWS ->
                new Case(
                        title,
                        expectation,
                        sql,
                        expected.stream().map(SqlTestFile::values).toList());
            case ERROR -> new Case(title, expectation, sql, List.of(List.of(String.join(" ", expected))));
        };
    }

    private static List<String> values(String line) {
        return Arrays.stream(line.split("\\|", -1))
                .map(String::strip)
                .map(value -> value.equals("null") ? null : value)
                .toList();
    }
}
