package dev.invoicearchive.lifecycle.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every record of a source or an error object is seen, whatever lies between the records. */
class SourceEventsTest {
    private static final String KEY = "source/2026/11/18/23/a.gz";

    /** What was read, in words. */
    private static final class Read implements SourceEvents.Taker, ErrorEvents.Taker {
        private final List<String> events = new ArrayList<>();
        private final List<byte[]> unreadable = new ArrayList<>();

        @Override
        public void event(String eventId, Optional<LocalDate> day) {
            events.add(eventId + " " + day.map(LocalDate::toString).orElse("-"));
        }

        @Override
        public void event(String eventId) {
            events.add(eventId);
        }

        @Override
        public void unreadable(byte[] bytes) {
            unreadable.add(bytes);
        }

        private List<String> unreadableTexts() {
            return unreadable.stream()
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    @Test
    @DisplayName("Nasty records joined without a separator are cut as the feed spelt them, with their days")
    void nastyRecordsAreCut() throws IOException {
        long seed = new Random().nextLong();
        ChangeRecordGenerator generator = ChangeRecordGenerator.nasty(seed);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int index = 0; index < 500; index++) {
            ChangeRecord change = generator.next();
            joined.writeBytes(generator.json(change));
            if (index % 7 == 0) {
                joined.writeBytes(new byte[] {'\n'});
            }
            expected.add(change.eventId() + " "
                    + (change.eventTimeMicros().isPresent()
                            ? EventHour.ofMicros(change.eventTimeMicros().getAsLong())
                                    .day()
                                    .toString()
                            : "-"));
        }

        Read read = readSource(joined.toByteArray());

        assertThat(read.events).as("seed %d", seed).isEqualTo(expected);
        assertThat(read.unreadable).as("seed %d", seed).isEmpty();
    }

    @Test
    @DisplayName("Rubbish between records hides none of them, and is handed out byte by byte")
    void rubbishHidesNothing() throws IOException {
        String joined = "rub{bi\"sh" + record("a") + "{\"no\":\"id\"}" + record("b") + "{\"eventID\":7}}{" + record("c")
                + "\"{" + record("d") + "{\"eventID\":\"cut\",\"dynamodb\":{" + record("e") + "\\";

        Read read = readSource(joined.getBytes(StandardCharsets.UTF_8));

        assertThat(read.events)
                .containsExactly("a 2026-11-18", "b 2026-11-18", "c 2026-11-18", "d 2026-11-18", "e 2026-11-18");
        assertThat(read.unreadableTexts())
                .containsExactly(
                        "rub{bi\"sh",
                        "{\"no\":\"id\"}",
                        "{\"eventID\":7}}{",
                        "\"{",
                        "{\"eventID\":\"cut\",\"dynamodb\":{",
                        "\\");
    }

    @Test
    @DisplayName("What rubbish a source object holds is covered by the same records in errors, and by nothing less")
    void rubbishIsCoveredByErrors() throws IOException {
        List<String> poison = List.of("rub bish", "{\"no\":\"id\"}", "{", record("x") + "tail");
        Read source = readSource((poison.get(0)
                        + poison.get(1)
                        + poison.get(0)
                        + record("a")
                        + poison.get(2)
                        + poison.get(3)
                        + record("b"))
                .getBytes(StandardCharsets.UTF_8));
        UnreadableRecords all = new UnreadableRecords();
        UnreadableRecords fewer = new UnreadableRecords();
        for (String record : poison) {
            Read error = readErrors(line(record.getBytes(StandardCharsets.UTF_8)));
            error.unreadable.forEach(all::add);
            if (!record.equals("{")) {
                error.unreadable.forEach(fewer::add);
            }
        }

        assertThat(source.events).containsExactly("a 2026-11-18", "x 2026-11-18", "b 2026-11-18");
        assertThat(source.unreadable).hasSize(3).allMatch(all::cover).anyMatch(bytes -> !fewer.cover(bytes));
    }

    @Test
    void aCutObjectIsRefusedByName() throws IOException {
        byte[] whole = gzip(record("a").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(
                        () -> SourceEvents.read(KEY, new ByteArrayInputStream(whole, 0, whole.length - 9), new Read()))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining(KEY);
        assertThatThrownBy(() -> SourceEvents.read(KEY, new ByteArrayInputStream(new byte[20]), new Read()))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining(KEY);
    }

    @Test
    @DisplayName("A long stream of records is read one record at a time")
    void memoryIsThatOfOneRecord() throws IOException {
        String record = record("a").replace("}}", ",\"pad\":\"" + "x".repeat(4_000) + "\"}}");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int index = 0; index < 20_000; index++) {
                gzip.write(record.getBytes(StandardCharsets.UTF_8));
            }
        }
        long[] count = new long[1];

        SourceEvents.read(KEY, new ByteArrayInputStream(packed.toByteArray()), new SourceEvents.Taker() {
            @Override
            public void event(String eventId, Optional<LocalDate> day) {
                count[0]++;
            }

            @Override
            public void unreadable(byte[] bytes) {
                throw new AssertionError("Unreadable: " + bytes.length);
            }
        });

        assertThat(count[0]).isEqualTo(20_000);
    }

    @Test
    @DisplayName(
            "Both shapes of an error line are read: a refused record, and a carrier with the rows of its companions")
    void bothShapesOfErrors() throws IOException {
        ChangeRecordGenerator generator = ChangeRecordGenerator.believable(1);
        RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
        List<ArchiveRow> rows = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            rows.add(mapper.toRow(generator.next(), ChangeRecordGenerator.ARRIVAL, Origin.STREAM));
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(line(record("refused").getBytes(StandardCharsets.UTF_8)));
        object.writeBytes(line(ParquetRowWriter.write(rows)));
        object.writeBytes(line("rubbish".getBytes(StandardCharsets.UTF_8)));

        Read read = readErrors(object.toByteArray());

        assertThat(read.events)
                .containsExactly(
                        "refused",
                        rows.get(0).eventId(),
                        rows.get(1).eventId(),
                        rows.get(2).eventId());
        assertThat(read.unreadableTexts()).containsExactly("rubbish");
    }

    @Test
    void aStrangeErrorObjectIsRefusedByName() {
        for (String text : List.of("x", "{\"rawData\":7}", "{}", "{\"rawData\":\"!\"}", "{\"rawData\":\"UEFSMQ==\"}")) {
            assertThatThrownBy(() -> readErrors(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(InvalidContentException.class)
                    .hasMessageContaining(KEY);
        }
    }

    private static String record(String eventId) {
        return "{\"awsRegion\":\"eu-central-1\",\"eventID\":\"" + eventId
                + "\",\"dynamodb\":{\"Keys\":{\"a\":{\"S\":\"}{\\\"\"}},\"ApproximateCreationDateTime\":1795046399999999,"
                + "\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\"}}";
    }

    private static byte[] line(byte[] rawData) {
        return ("{\"attemptsMade\":1,\"errorCode\":\"Lambda.ProcessingFailed\",\"rawData\":\""
                        + Base64.getEncoder().encodeToString(rawData) + "\",\"lambdaArn\":\"arn\"}\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Read readSource(byte[] joined) throws IOException {
        Read read = new Read();
        SourceEvents.read(KEY, new ByteArrayInputStream(gzip(joined)), read);
        return read;
    }

    private static Read readErrors(byte[] object) throws IOException {
        Read read = new Read();
        ErrorEvents.read(KEY, new ByteArrayInputStream(object), read);
        return read;
    }
}
