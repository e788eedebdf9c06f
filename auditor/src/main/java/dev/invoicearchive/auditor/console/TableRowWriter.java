package dev.invoicearchive.auditor.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns: texts left, numbers right. The first rows decide the widths, so that a result of any size needs
 * little memory; a wider cell further down moves its line, and only a terminal's cells are ever cut.
 */
final class TableRowWriter implements RowWriter {
    private static final int ROWS_MEASURED = 1_000;
    private static final String GAP = "  ";
    private static final String NO_VALUE = "NULL";

    private final PrintStream output;
    private final List<ResultColumn> columns;
    private final int cellWidthMax;
    private final List<List<String>> measured = new ArrayList<>();
    private int[] widths;

    TableRowWriter(Console console, List<ResultColumn> columns) {
        this.output = console.output();
        this.columns = List.copyOf(columns);
        Terminal terminal = console.terminal();
        this.cellWidthMax = terminal.output() ? terminal.columns() / 2 : Integer.MAX_VALUE;
    }

    @Override
    public void write(List<String> values) {
        Rows.check(columns, values);
        List<String> cells = values.stream().map(this::cell).toList();
        if (widths != null) {
            print(cells);
            return;
        }
        measured.add(cells);
        if (measured.size() == ROWS_MEASURED) {
            begin();
        }
    }

    @Override
    public void close() {
        if (widths == null) {
            begin();
        }
        output.flush();
    }

    private String cell(String value) {
        return CellText.cut(CellText.visible(value == null ? NO_VALUE : value), cellWidthMax);
    }

    private void begin() {
        List<String> heading = columns.stream().map(ResultColumn::name).toList();
        widths = new int[columns.size()];
        measure(heading);
        measured.forEach(this::measure);
        print(heading);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        print(rule);
        measured.forEach(this::print);
        measured.clear();
    }

    private void measure(List<String> cells) {
        for (int index = 0; index < widths.length; index++) {
            widths[index] = Math.max(widths[index], CellText.width(cells.get(index)));
        }
    }

    private void print(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < widths.length; index++) {
            String cell = cells.get(index);
            String padding = " ".repeat(Math.max(0, widths[index] - CellText.width(cell)));
            line.append(index == 0 ? "" : GAP);
            line.append(columns.get(index).kind().isNumber() ? padding + cell : cell + padding);
        }
        output.println(line.toString().stripTrailing());
    }
}
