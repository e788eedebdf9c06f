package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.format.ParquetInspection;
import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What Firehose would deliver of an answer, checked on the way: every record id once and in order, every file exactly one
 * Parquet file of the hour that its prefix names, every prefix once, a row for every record that is not failed.
 *
 * @param rowsByPrefix the rows of each object
 * @param failed ids of the failed records
 */
record Delivery(Map<String, List<ArchiveRow>> rowsByPrefix, List<String> failed) {

    static Delivery of(FirehoseEvent event, FirehoseResponse response) {
        assertThat(response.records.stream().map(result -> result.recordId).toList())
                .isEqualTo(new ArrayList<>(new LinkedHashSet<>(
                        event.records.stream().map(record -> record.recordId).toList())));
        Map<String, List<ArchiveRow>> objects = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        int dropped = 0;
        for (FirehoseResult result : response.records) {
            switch (result.result) {
                case FirehoseResult.OK -> {
                    assertThat(objects.put(prefixOf(result), rowsOf(result))).isNull();
                }
                case FirehoseResult.DROPPED -> {
                    dropped++;
                    assertEmpty(result);
                }
                case FirehoseResult.PROCESSING_FAILED -> {
                    failed.add(result.recordId);
                    assertEmpty(result);
                }
                default -> throw new AssertionError(result.result);
            }
        }
        Delivery delivery = new Delivery(objects, failed);
        assertThat(delivery.rows()).hasSize(objects.size() + dropped);
        return delivery;
    }

    /** Every row of every object. */
    List<ArchiveRow> rows() {
        return rowsByPrefix.values().stream().flatMap(List::stream).toList();
    }

    /** The event ids of every row, sorted. */
    List<String> eventIds() {
        return rows().stream().map(ArchiveRow::eventId).sorted().toList();
    }

    private static void assertEmpty(FirehoseResult result) {
        assertThat(result.data).isNull();
        assertThat(result.metadata).isNull();
    }

    private static String prefixOf(FirehoseResult result) {
        Map<String, String> keys = result.metadata.partitionKeys;
        assertThat(keys).containsOnlyKeys("year", "month", "day", "hour", "token");
        assertThat(keys.get("token")).matches("[a-z0-9]+");
        return ObjectKeys.DELIVERED + keys.get("year") + "/" + keys.get("month") + "/" + keys.get("day") + "/"
                + keys.get("hour") + "/" + keys.get("token") + "-";
    }

    private static List<ArchiveRow> rowsOf(FirehoseResult result) {
        byte[] file = new byte[result.data.remaining()];
        result.data.duplicate().get(file);
        List<ArchiveRow> rows = ParquetRowReader.read(file);
        assertThat(ParquetInspection.inspect(file).rowCount()).isEqualTo(rows.size());
        for (ArchiveRow row : rows) {
            EventHour hour = row.eventHour();
            assertThat(prefixOf(result))
                    .isEqualTo(ObjectKeys.deliveredPrefix(hour, result.metadata.partitionKeys.get("token")));
        }
        return rows;
    }
}
