package dev.invoicearchive.auditor.console;

import java.util.List;

/** What all forms of output ask of a row. */
final class Rows {
    private Rows() {}

    static void check(List<ResultColumn> columns, List<String> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "Invalid row: " + values.size() + " values, expected " + columns.size() + ".");
        }
    }
}
