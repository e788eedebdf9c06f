package dev.invoicearchive.local.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.model.EventName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that each change of the stream gets into the log once, with one identity for good, times that grow with the
 * order of the stream, and the right remover, whenever the dispatcher is killed.
 */
class DispatcherTest {
    private static final Clock CLOCK = Clock.fixed(Changes.START, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final FakeStream stream = new FakeStream();
    private final FakeEvidence evidence = new FakeEvidence();

    @Test
    void logsEachChangeOnceInTheOrderOfTheStream() throws IOException {
        stream.insert(5);
        ChangeLog log = ChangeLog.open(new LocalFiles(), folder);
        Dispatcher dispatcher = dispatcher(log);
        assertThat(dispatcher.poll()).isEqualTo(5);
        assertThat(dispatcher.poll()).isZero();
        stream.insert(2);
        assertThat(dispatcher.poll()).isEqualTo(2);

        List<LoggedChange> logged = log.readerFrom(0).read(100);
        assertThat(logged).extracting(LoggedChange::sequenceNumber).containsExactlyElementsOf(stream.sequenceNumbers());
        assertThat(logged).extracting(LoggedChange::feedEventId).doesNotHaveDuplicates();
        assertThat(logged).extracting(LoggedChange::timeMicros).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void tellsAnExpiryFromACallersDelete() throws IOException {
        stream.insert(2);
        stream.remove(0);
        stream.remove(1);
        evidence.receipts.add("1");
        ChangeLog log = ChangeLog.open(new LocalFiles(), folder);
        dispatcher(log).poll();

        List<LoggedChange> removals = log.readerFrom(2).read(100);
        assertThat(removals).extracting(LoggedChange::isExpiry).containsExactly(false, true);
        assertThat(evidence.settled).containsExactly("1");
    }

    @Test
    void settlesReceiptsThatAKilledPredecessorLeft() throws IOException {
        stream.insert(1);
        stream.remove(0);
        evidence.receipts.add("0");
        ChangeLog log = ChangeLog.open(new LocalFiles(), folder);
        evidence.killBeforeSettling = true;
        assertThatThrownBy(() -> dispatcher(log).poll()).isInstanceOf(FaultyFiles.Killed.class);

        evidence.killBeforeSettling = false;
        dispatcher(ChangeLog.open(new LocalFiles(), folder)).recover();
        assertThat(evidence.settled).containsExactly("0");
    }

    @Test
    void settlesAtTheNextPollWhatCouldNotBeSettled() throws IOException {
        stream.insert(1);
        stream.remove(0);
        evidence.receipts.add("0");
        evidence.refuseSettling = true;
        Dispatcher dispatcher = dispatcher(ChangeLog.open(new LocalFiles(), folder));
        assertThatThrownBy(dispatcher::poll).hasMessage("the table does not answer");
        evidence.refuseSettling = false;
        assertThat(dispatcher.poll()).isZero();
        assertThat(evidence.settled).containsExactly("0");
    }

    @Test
    void takesTheSameChangesAgainWithTheirReceiptsWhenTheLogCouldNotBeWritten() throws IOException {
        stream.insert(1);
        stream.remove(0);
        evidence.receipts.add("0");
        FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
        files.failAt(0);
        ChangeLog log = ChangeLog.open(files, folder);
        Dispatcher dispatcher = dispatcher(log);
        assertThatThrownBy(dispatcher::poll).hasMessageContaining("No space left");
        assertThat(evidence.settled).isEmpty();
        files.repair();
        assertThat(dispatcher.poll()).isEqualTo(2);
        assertThat(log.readerFrom(0).read(100))
                .extracting(LoggedChange::isExpiry)
                .containsExactly(false, true);
    }

    @Test
    void givesNoChangeASecondIdentityWhereverItIsKilled() throws IOException {
        for (Fault fault : List.of(Fault.KILLED_BEFORE, Fault.KILLED_AFTER)) {
            for (int call = 0; call < 2; call++) {
                Path place = folder.resolve(fault + "-" + call);
                stream.insert(3);
                FaultyFiles files = new FaultyFiles(fault);
                files.failAt(call);
                List<LoggedChange> seenBefore = new ArrayList<>();
                ChangeLog killed = ChangeLog.open(files, place);
                assertThatThrownBy(() -> dispatcher(killed, seenBefore).poll()).isInstanceOf(FaultyFiles.Killed.class);

                ChangeLog log = ChangeLog.open(new LocalFiles(), place);
                List<LoggedChange> survived = log.readerFrom(0).read(100);
                dispatcher(log).poll();
                List<LoggedChange> all = log.readerFrom(0).read(100);
                assertThat(all)
                        .as("%s at write %d", fault, call)
                        .extracting(LoggedChange::sequenceNumber)
                        .containsExactlyElementsOf(stream.sequenceNumbers());
                assertThat(all.subList(0, survived.size())).isEqualTo(survived);
                assertThat(survived).as("nobody saw what did not survive").containsAll(seenBefore);
            }
        }
    }

    private Dispatcher dispatcher(ChangeLog log) {
        return dispatcher(log, new ArrayList<>());
    }

    private Dispatcher dispatcher(ChangeLog log, List<LoggedChange> seen) {
        return new Dispatcher(
                stream, log, CLOCK, evidence, () -> UUID.randomUUID().toString(), seen::add);
    }

    /** A stream in memory. */
    private static final class FakeStream implements TableStream {
        private final List<StreamChange> changes = new ArrayList<>();

        void insert(int count) {
            for (int i = 0; i < count; i++) {
                long ordinal = changes.size();
                changes.add(new StreamChange(
                        position(ordinal),
                        "stream-" + ordinal,
                        EventName.INSERT,
                        Changes.key(ordinal),
                        Changes.key(ordinal),
                        null,
                        10));
            }
        }

        void remove(long inserted) {
            long ordinal = changes.size();
            changes.add(new StreamChange(
                    position(ordinal),
                    "stream-" + ordinal,
                    EventName.REMOVE,
                    Changes.key(inserted),
                    null,
                    Changes.key(inserted),
                    10));
        }

        List<String> sequenceNumbers() {
            return changes.stream()
                    .map(change -> change.position().sequenceNumber())
                    .toList();
        }

        @Override
        public List<StreamChange> readAfter(Optional<StreamPosition> after) {
            return changes.stream()
                    .filter(change -> after.isEmpty()
                            || change.position()
                                            .sequenceNumber()
                                            .compareTo(after.get().sequenceNumber())
                                    > 0)
                    .toList();
        }

        private static StreamPosition position(long ordinal) {
            return new StreamPosition("shardId-0", Changes.sequenceNumber(ordinal));
        }
    }

    /** Receipts in memory, named by the number in the item's key. */
    private static final class FakeEvidence implements Dispatcher.ExpiryEvidence {
        private final List<String> receipts = new ArrayList<>();
        private final List<String> settled = new ArrayList<>();
        private boolean killBeforeSettling;
        private boolean refuseSettling;

        @Override
        public Optional<String> receiptFor(StreamChange removal, Set<String> taken) {
            String number =
                    removal.keys().get("InvoiceNumber").get("S").asText().substring("INV-".length());
            return receipts.stream()
                    .filter(number::equals)
                    .filter(receipt -> !taken.contains(receipt))
                    .findFirst();
        }

        @Override
        public void settle(List<LoggedChange> logged) {
            if (killBeforeSettling) {
                throw new FaultyFiles.Killed();
            }
            if (refuseSettling) {
                throw new IllegalStateException("the table does not answer");
            }
            logged.stream()
                    .filter(LoggedChange::isExpiry)
                    .map(LoggedChange::expiryReceipt)
                    .forEach(settled::add);
        }
    }
}
