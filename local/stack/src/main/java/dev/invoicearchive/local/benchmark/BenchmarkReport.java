package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import java.util.Arrays;
import java.util.List;

/** The figures of one run, each beside what it is measured against. */
public record BenchmarkReport(List<Figure> figures) {
    private static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.text("what"),
            ResultColumn.integer("figure"),
            ResultColumn.text("unit"),
            ResultColumn.text("beside"),
            ResultColumn.integer("percent"));

    public BenchmarkReport {
        figures = List.copyOf(figures);
    }

    /**
     * One figure.
     *
     * @param what is measured
     * @param value rounded to whole units
     * @param unit such as {@code lines/s}
     * @param beside what it is measured against in the same run, or what it rests on; empty if nothing
     * @param percent the figure as a part of what it is measured against; null if that is none
     */
    public record Figure(String what, long value, String unit, String beside, Long percent) {
        static Figure of(String what, long value, String unit, String beside) {
            return new Figure(what, value, unit, beside, null);
        }

        private List<String> row() {
            return Arrays.asList(what, Long.toString(value), unit, beside, percent == null ? null : percent.toString());
        }
    }

    /** Writes the figures as rows. */
    public void print(Console console, OutputForm form) {
        try (RowWriter rows = console.rows(form, COLUMNS)) {
            figures.forEach(figure -> rows.write(figure.row()));
        }
    }
}
