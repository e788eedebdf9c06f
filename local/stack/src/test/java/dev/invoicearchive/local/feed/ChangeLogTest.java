package dev.invoicearchive.local.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the log gives every change back once, in order, from any place, also after a kill or a full disk. */
class ChangeLogTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatWasAppendedFromAnyOrdinal() throws IOException {
        ChangeLog log = ChangeLog.open(new LocalFiles(), folder);
        log.append(Changes.inserts(0, 5, 10));
        log.append(Changes.inserts(5, 7, 10));

        for (int first = 0; first <= 7; first++) {
            assertThat(log.readerFrom(first).read(100))
                    .extracting(LoggedChange::ordinal)
                    .containsExactlyElementsOf(ordinals(first, 7));
        }
    }

    @Test
    void goesOnWhereItStoodWhenMoreIsAppended() throws IOException {
        ChangeLog log = ChangeLog.open(new LocalFiles(), folder);
        ChangeLogReader reader = log.readerFrom(0);
        assertThat(reader.read(10)).isEmpty();
        log.append(Changes.inserts(0, 3, 10));
        assertThat(reader.read(2)).extracting(LoggedChange::ordinal).containsExactly(0L, 1L);
        log.append(Changes.inserts(3, 5, 10));
        assertThat(reader.read(10)).extracting(LoggedChange::ordinal).containsExactly(2L, 3L, 4L);
    }

    @Test
    void rollsSegmentsAndRemovesOnlyWhatAllReadersPassed() throws IOException {
        ChangeLog log = ChangeLog.open(new LocalFiles(), folder);
        // Four appends of about 8 MB fill more than two segments.
        for (int i = 0; i < 4; i++) {
            log.append(Changes.inserts(i * 8L, i * 8L + 8, 1_000_000));
        }
        assertThat(segmentFiles()).hasSizeGreaterThan(1);
        assertThat(readAll(log, 9)).extracting(LoggedChange::ordinal).containsExactlyElementsOf(ordinals(9, 32));

        log.removeBefore(30);
        ChangeLog reopened = ChangeLog.open(new LocalFiles(), folder);
        assertThat(reopened.endOrdinal()).isEqualTo(32);
        assertThat(readAll(reopened, 30)).hasSize(2);
        assertThatThrownBy(() -> reopened.readerFrom(0).read(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Missing change 0");
    }

    @Test
    void refusesAGapInTheOrdinals() throws IOException {
        ChangeLog log = ChangeLog.open(new LocalFiles(), folder);
        assertThatThrownBy(() -> log.append(Changes.inserts(1, 2, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid ordinal: 1, expected 0.");
    }

    @Test
    void forgetsALineThatAKillCutOff() throws IOException {
        for (Fault fault : List.of(Fault.KILLED_BEFORE, Fault.KILLED_AFTER)) {
            for (int call = 0; call < 4; call++) {
                Path place = folder.resolve(fault + "-" + call);
                FaultyFiles files = new FaultyFiles(fault);
                files.failAt(call);
                ChangeLog killed = ChangeLog.open(files, place);
                assertThatThrownBy(() -> {
                            killed.append(Changes.inserts(0, 2, 10));
                            killed.append(Changes.inserts(2, 4, 10));
                        })
                        .isInstanceOf(FaultyFiles.Killed.class);

                ChangeLog log = ChangeLog.open(new LocalFiles(), place);
                long end = log.endOrdinal();
                log.append(Changes.inserts(end, 6, 10));
                assertThat(log.readerFrom(0).read(100))
                        .as("%s at write %d", fault, call)
                        .extracting(LoggedChange::ordinal)
                        .containsExactlyElementsOf(ordinals(0, 6));
            }
        }
    }

    @Test
    void leavesNoHalfLineAndNoUnsafeLineBehindWhenTheDiskIsFull() throws IOException {
        // Each append is a write and a force: the disk may be full at either.
        for (int fault = 0; fault < 2; fault++) {
            FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
            Path place = folder.resolve("full-" + fault);
            ChangeLog log = ChangeLog.open(files, place);
            log.append(Changes.inserts(0, 2, 10));
            ChangeLogReader reader = log.readerFrom(0);
            files.failAt(files.calls() + fault);
            assertThatThrownBy(() -> log.append(Changes.inserts(2, 5, 10))).hasMessageContaining("No space left");
            assertThat(log.endOrdinal()).isEqualTo(2);
            assertThat(reader.read(100)).hasSize(2);
            files.repair();
            log.append(Changes.inserts(2, 4, 20));
            assertThat(reader.read(100)).extracting(LoggedChange::ordinal).containsExactly(2L, 3L);
            assertThat(ChangeLog.open(new LocalFiles(), place).endOrdinal()).isEqualTo(4);
        }
    }

    /** A read is bounded by size, too: large changes come in several. */
    private static List<LoggedChange> readAll(ChangeLog log, long first) throws IOException {
        ChangeLogReader reader = log.readerFrom(first);
        List<LoggedChange> all = new ArrayList<>();
        while (reader.nextOrdinal() < log.endOrdinal()) {
            List<LoggedChange> some = reader.read(100);
            assertThat(some).isNotEmpty();
            all.addAll(some);
        }
        return all;
    }

    private List<Path> segmentFiles() throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static List<Long> ordinals(long first, long end) {
        List<Long> ordinals = new ArrayList<>();
        for (long ordinal = first; ordinal < end; ordinal++) {
            ordinals.add(ordinal);
        }
        return ordinals;
    }
}
