package dev.invoicearchive.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.firehose.PutEntry.PutRecord;
import dev.invoicearchive.local.firehose.PutEntry.TimePassed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was put and acknowledged is read again, in order, from any place; what was not acknowledged is there whole or not. */
class DirectPutLogTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-20T20:00:00.123Z");

    @TempDir
    private Path folder;

    @Test
    void recordsAndTimeComeBackInTheirOrderAndWithTheirArrival() throws IOException {
        DirectPutLog log = open();
        log.append(bytes("a", ""), ARRIVAL);
        log.appendTimePassed(Duration.ofSeconds(150));
        log.append(bytes("c"), ARRIVAL.plusMillis(1));

        assertThat(words(open().readerFrom(0))).containsExactly("0a", "1", "150", "2c");
        assertThat(words(open().readerFrom(2))).containsExactly("150", "2c");
        assertThat(words(open().readerFrom(3))).isEmpty();
        assertThat(open().readerFrom(2).read().get(1))
                .isInstanceOfSatisfying(PutRecord.class, record -> assertThat(record.arrivedAt())
                        .isEqualTo(ARRIVAL.plusMillis(1)));
    }

    @Test
    void aReaderGoesOnWhereItStoodAsMoreIsPut() throws IOException {
        DirectPutLog log = open();
        DirectPutReader reader = log.readerFrom(0);
        assertThat(words(reader)).isEmpty();
        log.append(bytes("a"), ARRIVAL);
        assertThat(words(reader)).containsExactly("0a");
        log.appendTimePassed(Duration.ofSeconds(1));
        log.append(bytes("b"), ARRIVAL);
        assertThat(words(reader)).containsExactly("1", "1b");
        assertThat(reader.nextOrdinal()).isEqualTo(2);
    }

    @Test
    void aRecordOfAnySizeIsReadAndSegmentsGoOnceTheyAreDone() throws IOException {
        DirectPutLog log = open();
        byte[] large = new byte[1_024_000];
        for (int i = 0; i < 40; i++) {
            log.append(List.of(large, new byte[i], large), ARRIVAL);
        }
        DirectPutReader reader = log.readerFrom(0);
        List<Integer> sizes = new ArrayList<>();
        for (List<PutEntry> entries = reader.read(); !entries.isEmpty(); entries = reader.read()) {
            entries.forEach(entry -> sizes.add(((PutRecord) entry).data().length));
        }
        assertThat(sizes).hasSize(120).startsWith(1_024_000, 0, 1_024_000).endsWith(1_024_000, 39, 1_024_000);
        assertThat(segments()).hasSizeGreaterThan(3);
        log.removeBefore(119);
        assertThat(segments()).hasSize(1);
        assertThat(open().endOrdinal()).isEqualTo(120);
        assertThat(words(open().readerFrom(119))).hasSize(1);
        assertThatThrownBy(() -> open().readerFrom(0).read()).hasMessageContaining("Missing record 0");
    }

    @Test
    void whatAKillCutOffIsRemovedWhereverItCutOff() throws IOException {
        DirectPutLog log = open();
        log.append(bytes("whole"), ARRIVAL);
        Path segment = segments().get(0);
        byte[] before = Files.readAllBytes(segment);
        log.append(bytes("torn"), ARRIVAL);
        byte[] after = Files.readAllBytes(segment);
        for (int length = before.length; length < after.length; length++) {
            Files.write(segment, Arrays.copyOf(after, length));
            DirectPutLog reopened = open();
            assertThat(reopened.endOrdinal()).isEqualTo(1);
            reopened.append(bytes("next"), ARRIVAL);
            assertThat(words(open().readerFrom(0))).containsExactly("0whole", "1next");
        }
    }

    @Test
    void whatAFullDiskCutOffIsNotThere() throws IOException {
        for (int call = 0; call < 2; call++) {
            FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
            Path own = folder.resolve("full-" + call);
            DirectPutLog log = DirectPutLog.open(files, own);
            log.append(bytes("a"), ARRIVAL);
            DirectPutReader reader = log.readerFrom(0);
            files.failAt(files.calls() + call);
            assertThatThrownBy(() -> log.append(bytes("b", "b2"), ARRIVAL)).hasMessageContaining("No space left");
            assertThat(words(reader)).containsExactly("0a");
            files.repair();
            log.append(bytes("c"), ARRIVAL);
            assertThat(words(reader)).containsExactly("1c");
            assertThat(words(DirectPutLog.open(new LocalFiles(), own).readerFrom(0)))
                    .containsExactly("0a", "1c");
        }
    }

    @Test
    void aReaderGoesOnThoughTheSegmentThatItReadToItsEndIsGone() throws IOException {
        DirectPutLog log = open();
        for (int i = 0; i < 17; i++) {
            log.append(List.of(new byte[1_024_000]), ARRIVAL);
        }
        DirectPutReader reader = log.readerFrom(0);
        assertThat(words(reader)).hasSize(17);
        log.append(bytes("next"), ARRIVAL);
        assertThat(segments()).hasSize(2);
        log.removeBefore(17);
        assertThat(segments()).hasSize(1);

        assertThat(words(reader)).containsExactly("17next");
        log.append(bytes("last"), ARRIVAL);
        assertThat(words(reader)).containsExactly("18last");
    }

    @Test
    void damageWithSoundEntriesBehindItIsNotTakenForATornEnd() throws IOException {
        open().append(bytes("first", "second", "third"), ARRIVAL);
        Path segment = segments().get(0);
        byte[] sound = Files.readAllBytes(segment);
        int frame = PutFrame.length("first".getBytes(StandardCharsets.UTF_8));
        for (int place = 0; place < frame; place++) {
            byte[] damaged = sound.clone();
            damaged[place] ^= 0x55;
            Files.write(segment, damaged);
            assertThatThrownBy(this::open)
                    .as("damage at byte " + place)
                    .hasMessageContaining("Invalid direct-put log: damaged at byte 0 of the segment of record 0");
        }
        Files.write(segment, sound);
        assertThat(open().endOrdinal()).isEqualTo(3);
    }

    @Test
    void zerosThatALossOfPowerLeftAtTheEndAreATornEnd() throws IOException {
        open().append(bytes("first"), ARRIVAL);
        Files.write(segments().get(0), new byte[1_000], StandardOpenOption.APPEND);
        open().append(bytes("second"), ARRIVAL);
        assertThat(words(open().readerFrom(0))).containsExactly("0first", "1second");
    }

    @Test
    void aDamagedSegmentIsNotPassedOver() throws IOException {
        DirectPutLog log = open();
        log.append(bytes("a".repeat(100)), ARRIVAL);
        DirectPutReader reader = log.readerFrom(0);
        Files.write(segments().get(0), new byte[] {1}, StandardOpenOption.WRITE);
        assertThatThrownBy(reader::read).hasMessageContaining("Invalid direct-put log");
    }

    private DirectPutLog open() throws IOException {
        return DirectPutLog.open(new LocalFiles(), folder.resolve("log"));
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            return files.sorted().toList();
        }
    }

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> words(DirectPutReader reader) throws IOException {
        List<String> words = new ArrayList<>();
        for (List<PutEntry> entries = reader.read(); !entries.isEmpty(); entries = reader.read()) {
            for (PutEntry entry : entries) {
                words.add(
                        entry instanceof PutRecord record
                                ? record.ordinal() + new String(record.data(), StandardCharsets.UTF_8)
                                : Long.toString(((TimePassed) entry).duration().toSeconds()));
            }
        }
        return words;
    }
}
