package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Puts into a bucket what Firehose and the transform would have put. Equal seeds give equal objects. */
public final class GivenArchive {
    private static final String[] COUNTRIES = {"DE", "FR", "US"};

    private final ArchiveObjects objects;
    private final Random random;
    private final List<ArchiveRow> changes = new ArrayList<>();
    private int names;

    public GivenArchive(ArchiveObjects objects, long seed) {
        this.objects = objects;
        this.random = new Random(seed);
    }

    /** Every change that was made. */
    public List<ArchiveRow> changes() {
        return List.copyOf(changes);
    }

    /** Some changes of a day, which are delivered within the hour. */
    public void day(LocalDate day, int count) throws IOException {
        List<ArchiveRow> rows = changesOf(day, count);
        deliver(rows);
        source(day.atTime(12, 0).toInstant(ZoneOffset.UTC), rows);
    }

    /** Changes of a day that arrive on a later day. */
    public List<ArchiveRow> late(LocalDate day, LocalDate arrival, int count) throws IOException {
        List<ArchiveRow> rows = changesOf(day, count);
        deliver(rows);
        source(arrival.atTime(1, 0).toInstant(ZoneOffset.UTC), rows);
        return rows;
    }

    /** Changes, delivered by nobody yet. */
    public List<ArchiveRow> changesOf(LocalDate day, int count) {
        List<ArchiveRow> rows = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Instant time = day.atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .plusSeconds(random.nextInt(8) * 3_000L)
                    .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
            rows.add(row(time));
        }
        changes.addAll(rows);
        return rows;
    }

    /** Puts rows as the transform does, one object for each hour. */
    public void deliver(List<ArchiveRow> rows) throws IOException {
        Map<EventHour, List<ArchiveRow>> hours = new TreeMap<>();
        rows.forEach(row -> hours.computeIfAbsent(row.eventHour(), hour -> new ArrayList<>())
                .add(row));
        for (Map.Entry<EventHour, List<ArchiveRow>> hour : hours.entrySet()) {
            put(
                    ObjectKeys.deliveredPrefix(hour.getKey(), "t" + names++) + "x.parquet",
                    ParquetRowWriter.write(hour.getValue()));
        }
    }

    /** Puts records into one source object, one after the other without anything in between. */
    public String source(Instant arrival, List<ArchiveRow> rows) throws IOException {
        return sourceOf(arrival, rows.stream().map(GivenArchive::record).toList());
    }

    /** The same of any bytes. */
    String sourceOf(Instant arrival, List<byte[]> records) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (byte[] record : records) {
                gzip.write(record);
            }
        }
        return put(ObjectKeys.SOURCE + folder(arrival) + "s" + names++ + ".gz", packed.toByteArray());
    }

    /** Puts bytes into {@code errors/}, each in a line of its own. */
    String errorsOf(Instant arrival, List<byte[]> records) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (byte[] record : records) {
            lines.append("{\"attemptsMade\":1,\"errorCode\":\"x\",\"rawData\":\"")
                    .append(Base64.getEncoder().encodeToString(record))
                    .append("\",\"lambdaArn\":\"arn\"}\n");
        }
        return put(
                ObjectKeys.ERRORS + "processing-failed/" + folder(arrival) + "e" + names++,
                lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The record of the feed that a row stands for. */
    static byte[] record(ArchiveRow row) {
        return ("{\"awsRegion\":\"r\",\"eventID\":\"" + row.eventId() + "\",\"eventName\":\"" + row.eventName()
                        + "\",\"dynamodb\":{\"ApproximateCreationDateTime\":" + row.eventTimeMicros()
                        + ",\"Keys\":{\"k\":{\"S\":\"}\\\"{\"}},\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String put(String key, byte[] content) throws IOException {
        objects.put(key, content);
        return key;
    }

    private static String folder(Instant arrival) {
        EventHour hour = EventHour.of(arrival);
        return hour.yearText() + "/" + hour.monthText() + "/" + hour.dayText() + "/" + hour.hourText() + "/";
    }

    private ArchiveRow row(Instant time) {
        BigDecimal amount = random.nextInt(10) == 0 ? null : BigDecimal.valueOf(random.nextInt(100_000), 2);
        ImageColumns image = new ImageColumns(
                amount,
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                LocalDate.of(2026, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                null,
                null,
                random.nextLong());
        return new ArchiveRow(
                String.format("%08x-%08x", random.nextInt(), changes.size()) + "-" + names++,
                EventName.INSERT,
                ChronoUnit.MICROS.between(Instant.EPOCH, time),
                null,
                null,
                "INV-" + random.nextInt(50),
                "T-" + random.nextInt(1_000_000),
                image,
                ImageColumns.ABSENT,
                null,
                time.plusSeconds(60).truncatedTo(ChronoUnit.MILLIS),
                Origin.STREAM);
    }
}
