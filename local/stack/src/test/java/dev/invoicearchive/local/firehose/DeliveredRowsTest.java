package dev.invoicearchive.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.runner.MovableClock;
import dev.invoicearchive.local.runner.ShippedFunctions;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.StoredObject;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves the accounts of delivery: the rows of all objects are the records accepted less the records failed, and each
 * object holds rows of its own hour only, each under the folder of the hour in which it happened.
 */
class DeliveredRowsTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final RecordedDelivery recorded = new RecordedDelivery();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyAcceptedRecordIsOneRowOfOneObject(long seed) throws IOException {
        clock.moveTo(ChangeRecordGenerator.ARRIVAL);
        DirectoryObjectStore store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
        DeliveryStream stream = stream(store);
        Map<EventHour, Long> expected = new TreeMap<>();
        Set<String> eventIds = new HashSet<>();
        ChangeRecordGenerator generator = ChangeRecordGenerator.nasty(seed);
        int bad = 0;
        for (int i = 0; i < 400; i++) {
            ChangeRecord change = generator.next();
            byte[] bytes = generator.json(change);
            if (i % 17 == 0) {
                bytes = "no change record".getBytes(StandardCharsets.UTF_8);
                bad++;
            } else {
                eventIds.add(change.eventId());
                expected.merge(hourOf(change), 1L, Long::sum);
            }
            stream.accept(new SourceRecord(i, Integer.toString(i), bytes, ChangeRecordGenerator.ARRIVAL));
        }
        stream.drain();

        assertThat(recorded.failed).hasSize(bad);
        assertThat(rowsByHour(store)).as("seed %d", seed).isEqualTo(expected);
        assertThat(eventIdsOf(store)).isEqualTo(eventIds);
        assertThat(stream.writtenThrough()).isEqualTo(400);
    }

    @Test
    void writesNoObjectForABatchThatFailsAltogether() throws IOException {
        clock.moveTo(ChangeRecordGenerator.ARRIVAL);
        DirectoryObjectStore store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
        DeliveryStream stream = stream(store);
        byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
        stream.accept(new SourceRecord(0, "0", bytes, ChangeRecordGenerator.ARRIVAL));
        stream.drain();
        assertThat(store.list(ObjectKeys.DELIVERED)).isEmpty();
        assertThat(store.list(ObjectKeys.ERRORS)).hasSize(1);
        assertThat(store.list(ObjectKeys.SOURCE)).hasSize(1);
    }

    private static EventHour hourOf(ChangeRecord change) {
        return change.eventTimeMicros().isPresent()
                ? EventHour.ofMicros(change.eventTimeMicros().getAsLong())
                : EventHour.of(ChangeRecordGenerator.ARRIVAL);
    }

    private Map<EventHour, Long> rowsByHour(DirectoryObjectStore store) throws IOException {
        Map<EventHour, Long> rows = new TreeMap<>();
        for (StoredObject object : recorded.delivered) {
            for (ArchiveRow row : ParquetRowReader.read(store.read(object))) {
                assertThat(object.key()).startsWith(ObjectKeys.deliveredFolder(row.eventHour()));
                rows.merge(row.eventHour(), 1L, Long::sum);
            }
        }
        return rows;
    }

    private Set<String> eventIdsOf(DirectoryObjectStore store) throws IOException {
        List<String> ids = new ArrayList<>();
        for (StoredObject object : recorded.delivered) {
            ParquetRowReader.read(store.read(object)).forEach(row -> ids.add(row.eventId()));
        }
        return new HashSet<>(ids);
    }

    private DeliveryStream stream(DirectoryObjectStore store) {
        return new DeliveryStream(
                DeliverySettings.ARCHIVE,
                ShippedFunctions.transform(
                        ArchiveSettings.DEFAULT, () -> UUID.randomUUID().toString(), line -> {}),
                store,
                clock,
                0,
                recorded);
    }
}
