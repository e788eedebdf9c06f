package dev.invoicearchive.ingest.source;

import java.util.List;

/**
 * The fields of one record of CSV.
 *
 * @param line the line on which it begins
 * @param fields in the file's order, quotes resolved
 */
record CsvRow(long line, List<String> fields) {
    CsvRow {
        fields = List.copyOf(fields);
    }
}
