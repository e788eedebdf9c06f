package dev.invoicearchive.local.athena;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RemovedBy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes Parquet objects, with the shipped writer, of the rows that a test gives; a column it does not name has a default. */
final class GivenRows {
    private final List<Map<String, String>> given;

    GivenRows(List<Map<String, String>> given) {
        this.given = given;
    }

    /** Writes below the bucket's folder, one object for each hour and each value of the column {@code object}. */
    void writeTo(Path bucket) throws IOException {
        Map<String, List<ArchiveRow>> objects = new LinkedHashMap<>();
        for (int index = 0; index < given.size(); index++) {
            Map<String, String> columns = given.get(index);
            ArchiveRow row = row(columns, index + 1);
            String key = ObjectKeys.deliveredPrefix(row.eventHour(), columns.getOrDefault("object", "token"))
                    + "object.parquet";
            objects.computeIfAbsent(key, missing -> new ArrayList<>()).add(row);
        }
        for (Map.Entry<String, List<ArchiveRow>> object : objects.entrySet()) {
            Path file = bucket.resolve(object.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, ParquetRowWriter.write(object.getValue()));
        }
    }

    private static ArchiveRow row(Map<String, String> columns, int number) {
        EventName name = EventName.valueOf(columns.getOrDefault("event_name", "INSERT"));
        Instant time = Instant.parse(columns.getOrDefault("event_time", "2026-11-20T10:00:00Z"));
        Instant arrival = value(columns, "arrived_at", Instant::parse);
        RemovedBy remover = value(columns, "removed_by", RemovedBy::ofWord);
        return new ArchiveRow(
                columns.getOrDefault("event_id", "e" + number),
                name,
                ChronoUnit.MICROS.between(Instant.EPOCH, time),
                remover == null && name == EventName.REMOVE ? RemovedBy.USER : remover,
                columns.get("changed_by"),
                columns.getOrDefault("invoice_number", "INV-1"),
                columns.getOrDefault("transaction_id", "T-1"),
                name == EventName.REMOVE ? ImageColumns.ABSENT : image(columns, "", 2L * number),
                name == EventName.INSERT ? ImageColumns.ABSENT : image(columns, "previous_", 2L * number + 1),
                columns.get("problems"),
                arrival == null ? time.plusSeconds(60).truncatedTo(ChronoUnit.MILLIS) : arrival,
                Origin.ofWord(columns.getOrDefault("origin", "stream")));
    }

    private static ImageColumns image(Map<String, String> columns, String prefix, long anyFingerprint) {
        Long fingerprint = value(columns, prefix + "image_fingerprint", Long::valueOf);
        return new ImageColumns(
                value(columns, prefix + "amount", BigDecimal::new),
                columns.get(prefix + "country"),
                value(columns, prefix + "invoice_date", LocalDate::parse),
                columns.get(prefix + "invoice_doc"),
                columns.get(prefix + "other_attributes"),
                fingerprint == null ? anyFingerprint : fingerprint);
    }

    private static <T> T value(Map<String, String> columns, String name, Function<String, T> read) {
        String text = columns.get(name);
        return text == null ? null : read.apply(text);
    }
}
