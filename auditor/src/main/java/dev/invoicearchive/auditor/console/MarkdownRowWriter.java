package dev.invoicearchive.auditor.console;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** A table of GitHub's Markdown; numbers stand right. Source: GitHub Flavored Markdown, tables extension. */
final class MarkdownRowWriter implements RowWriter {
    private static final String NO_VALUE = "NULL";

    private final List<ResultColumn> columns;
    private final PrintStream output;

    MarkdownRowWriter(PrintStream output, List<ResultColumn> columns) {
        this.columns = List.copyOf(columns);
        this.output = output;
        print(columns.stream().map(column -> cell(column.name())).toList());
        print(columns.stream()
                .map(column -> column.kind().isNumber() ? "---:" : "---")
                .toList());
    }

    @Override
    public void write(List<String> values) {
        Rows.check(columns, values);
        print(values.stream().map(MarkdownRowWriter::cell).toList());
    }

    @Override
    public void close() {
        output.flush();
    }

    /** Stored text must stay one cell and be shown as it is, not as markup. */
    private static String cell(String value) {
        return value == null
                ? NO_VALUE
                : CellText.visible(value)
                        .replaceAll("([\\\\`*_\\[\\]|~])", "\\\\$1")
                        .replace("&", "&amp;")
                        .replace("<", "&lt;");
    }

    private void print(List<String> cells) {
        output.println(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }
}
