package dev.invoicearchive.local.athena;

import dev.invoicearchive.model.Column;
import dev.invoicearchive.model.ColumnType;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.queries.PublishedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the file of the table of days, of the rows that a test gives; a column it does not name is absent. */
final class GivenDays {
    private final List<Map<String, String>> given;

    GivenDays(List<Map<String, String>> given) {
        this.given = given;
    }

    /** Writes it below the bucket's folder; nothing if no day is given. */
    void writeTo(Path bucket) throws IOException {
        if (given.isEmpty()) {
            return;
        }
        Path file = bucket.resolve(ObjectKeys.DAYS);
        Files.createDirectories(file.getParent());
        Files.write(file, given.stream().map(GivenDays::line).toList());
    }

    private static String line(Map<String, String> day) {
        return PublishedTables.DAYS.columns().stream()
                .filter(column -> day.containsKey(column.name()))
                .map(column -> "\"" + column.name() + "\":" + value(column, day.get(column.name())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Column column, String text) {
        return column.type() == ColumnType.STRING ? "\"" + text + "\"" : text;
    }
}
