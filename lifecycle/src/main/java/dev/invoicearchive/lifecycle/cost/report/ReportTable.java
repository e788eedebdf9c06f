package dev.invoicearchive.lifecycle.cost.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One table of a report.
 *
 * @param title what it shows
 * @param columns its columns
 * @param rows one text for each column
 */
public record ReportTable(String title, List<Column> columns, List<List<String>> rows) {
    /**
     * A column.
     *
     * @param name its heading
     * @param number whether its values are numbers
     */
    public record Column(String name, boolean number) {
        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }
    }

    public ReportTable {
        Objects.requireNonNull(title, "title is null");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The table in GitHub's Markdown, without its title. */
    public String markdown() {
        Stream<List<String>> head = Stream.of(
                columns.stream().map(Column::name).toList(),
                columns.stream().map(column -> column.number() ? "---:" : "---").toList());
        return Stream.concat(head, rows.stream())
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
