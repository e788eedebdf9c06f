package dev.invoicearchive.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.feed.ChangeJson;
import dev.invoicearchive.local.feed.ChangeLog;
import dev.invoicearchive.local.feed.Changes;
import dev.invoicearchive.local.feed.Checkpoint;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LineLog;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.runner.MovableClock;
import dev.invoicearchive.local.runner.ShippedFunctions;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the feed is delivered up to its checkpoint, leaves out what is too large, and gathers nothing it cannot write. */
class FeedDeliveryTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final RecordedDelivery recorded = new RecordedDelivery();
    private ChangeLog log;

    @BeforeEach
    void openLog() throws IOException {
        clock.moveTo(Changes.START);
        log = ChangeLog.open(new LocalFiles(), folder.resolve("log"));
    }

    @Test
    void beginsAtTheCheckpointAndMovesItBehindWhatIsWritten() throws IOException {
        log.append(Changes.inserts(0, 5, 10));
        Checkpoint checkpoint = checkpoint();
        checkpoint.advanceTo(2);
        FeedDelivery delivery = delivery(new FaultyFiles(Fault.DISK_FULL), checkpoint);
        delivery.pump();
        assertThat(checkpoint.ordinal()).isEqualTo(2);
        delivery.drain();
        assertThat(checkpoint.ordinal()).isEqualTo(5);
        assertThat(recorded.calls.get(0)).extracting(SourceRecord::ordinal).containsExactly(2L, 3L, 4L);
    }

    @Test
    void leavesOutAndCountsAChangeThatIsTooLargeForTheFeed() throws IOException {
        log.append(Changes.inserts(0, 1, FeedDelivery.FEED_RECORD_BYTES_MAX));
        log.append(Changes.inserts(1, 2, 10));
        Checkpoint checkpoint = checkpoint();
        delivery(new FaultyFiles(Fault.DISK_FULL), checkpoint).drain();
        assertThat(checkpoint.ordinal()).isEqualTo(2);
        assertThat(recorded.calls).singleElement().satisfies(call -> assertThat(call)
                .hasSize(1));
        assertThat(Files.readAllLines(folder.resolve("too-large")))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("0 feed-0 "));
    }

    @Test
    void passesOverNothingWhenAChangeThatIsTooLargeCannotBeCounted() throws IOException {
        log.append(Changes.inserts(0, 2, 10));
        log.append(Changes.inserts(2, 3, FeedDelivery.FEED_RECORD_BYTES_MAX));
        log.append(Changes.inserts(3, 6, 10));
        FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
        Checkpoint checkpoint = checkpoint();
        FeedDelivery delivery = delivery(new LocalFiles(), checkpoint, new LineLog(files, folder.resolve("too-large")));
        files.failAt(0);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(delivery::pump).hasMessageContaining("No space left");
        }
        files.repair();
        delivery.drain();
        assertThat(checkpoint.ordinal()).isEqualTo(6);
        assertThat(recorded.calls.stream().flatMap(call -> call.stream()))
                .extracting(SourceRecord::ordinal)
                .containsExactly(0L, 1L, 3L, 4L, 5L);
    }

    @Test
    void gathersNothingMoreWhileNothingCanBeWritten() throws IOException {
        log.append(Changes.inserts(0, 2_000, 10));
        FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
        FeedDelivery delivery = delivery(files, checkpoint());
        delivery.pump();
        files.failAt(files.calls());
        clock.moveTo(clock.instant().plusSeconds(100));
        delivery.pump();
        clock.moveTo(clock.instant().plusSeconds(100));
        assertThatThrownBy(delivery::pump).hasMessageContaining("No space left");
        int gathered = recorded.calls.size();
        for (int i = 0; i < 5; i++) {
            clock.moveTo(clock.instant().plusSeconds(100));
            assertThatThrownBy(delivery::pump).hasMessageContaining("No space left");
        }
        assertThat(recorded.calls).as("calls of the transform").hasSize(gathered);
        files.repair();
        delivery.drain();
        assertThat(recorded.failed).isEmpty();
        assertThat(recorded.calls.stream().mapToInt(call -> call.size()).sum()).isEqualTo(2_000);
    }

    private Checkpoint checkpoint() throws IOException {
        return Checkpoint.open(new LocalFiles(), folder.resolve("checkpoint"));
    }

    private FeedDelivery delivery(FaultyFiles files, Checkpoint checkpoint) throws IOException {
        return delivery(files, checkpoint, new LineLog(new LocalFiles(), folder.resolve("too-large")));
    }

    private FeedDelivery delivery(DurableFiles files, Checkpoint checkpoint, LineLog tooLarge) throws IOException {
        DirectoryObjectStore store = DirectoryObjectStore.open(files, clock, folder, "bucket");
        return new FeedDelivery(
                log,
                checkpoint,
                new ChangeJson("InvoiceTransactions"),
                first -> new DeliveryStream(
                        DeliverySettings.ARCHIVE,
                        ShippedFunctions.transform(
                                ArchiveSettings.DEFAULT, () -> UUID.randomUUID().toString(), line -> {}),
                        store,
                        clock,
                        first,
                        recorded),
                tooLarge);
    }
}
