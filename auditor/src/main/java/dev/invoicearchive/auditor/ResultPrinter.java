package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryColumn;
import java.util.List;

/** Prints a result page by page; nothing for a statement that gives no table. */
final class ResultPrinter implements Queries.ResultReader, AutoCloseable {
    private final Console console;
    private final OutputForm form;
    private RowWriter rows;

    ResultPrinter(Console console, OutputForm form) {
        this.console = console;
        this.form = form;
    }

    @Override
    public void columns(List<QueryColumn> columns) {
        if (!columns.isEmpty()) {
            rows = console.rows(
                    form, columns.stream().map(ResultPrinter::column).toList());
        }
    }

    @Override
    public void page(List<List<String>> page) {
        if (rows != null) {
            page.forEach(rows::write);
        }
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }

    private static ResultColumn column(QueryColumn column) {
        String type = column.type();
        int bracket = type.indexOf('(');
        ResultColumn.Kind kind =
                switch (bracket < 0 ? type : type.substring(0, bracket)) {
                    case "tinyint", "smallint", "integer", "bigint" -> ResultColumn.Kind.INTEGER;
                    case "decimal", "real", "float", "double" -> ResultColumn.Kind.DECIMAL;
                    case "boolean" -> ResultColumn.Kind.BOOLEAN;
                    default -> ResultColumn.Kind.TEXT;
                };
        return new ResultColumn(column.name(), kind);
    }
}
