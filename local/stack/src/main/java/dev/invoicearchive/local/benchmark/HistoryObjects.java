package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes delivered objects as the pipeline leaves them, one for each hour, without the time that the pipeline takes. */
final class HistoryObjects {
    private static final int OPENS = 9;
    private static final int LINES_OF_INVOICE = 12;
    private static final int CENTS_MAX = 100_000;
    private static final int DAYS_OF_INVOICE_MAX = 20;
    private static final List<String> COUNTRIES =
            List.of("United Kingdom", "United Kingdom", "United Kingdom", "Germany", "France", "Norway");

    private final HistoryScale scale;
    private final Random random;
    private int number;

    HistoryObjects(HistoryScale scale, long seed) {
        this.scale = scale;
        this.random = new Random(seed);
    }

    /**
     * Writes them into the bucket of a data directory that nothing runs on.
     *
     * @throws IOException if something cannot be written
     */
    void write(DataDirectory data, Clock clock) throws IOException {
        DirectoryObjectStore store =
                DirectoryObjectStore.open(new LocalFiles(), clock, data.store(), DataDirectory.BUCKET);
        for (LocalDate day = scale.firstDay(); !day.isAfter(scale.lastDay()); day = day.plusDays(1)) {
            for (int hour = OPENS; hour < OPENS + HistoryScale.HOURS; hour++) {
                EventHour eventHour = new EventHour(day, hour);
                store.put(
                        ObjectKeys.deliveredPrefix(eventHour, "history") + "object.parquet",
                        ParquetRowWriter.write(rows(eventHour)));
            }
        }
    }

    private List<ArchiveRow> rows(EventHour hour) {
        int count = scale.changesOfHour();
        List<ArchiveRow> rows = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            rows.add(row(hour.start().plusSeconds(3600L * row / count), hour.day()));
        }
        return rows;
    }

    private ArchiveRow row(Instant time, LocalDate day) {
        number++;
        ImageColumns image = new ImageColumns(
                BigDecimal.valueOf(random.nextInt(CENTS_MAX), 2),
                COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                day.minusDays(random.nextInt(DAYS_OF_INVOICE_MAX)),
                "{\"article\":\"" + random.nextInt(CENTS_MAX) + "\",\"description\":\"WHITE LANTERN\",\"quantity\":"
                        + (1 + random.nextInt(48)) + ",\"customer\":\"" + random.nextInt(CENTS_MAX) + "\"}",
                null,
                random.nextLong());
        return new ArchiveRow(
                String.format("%08x-0000-4000-8000-%012x", random.nextInt(), number),
                EventName.INSERT,
                ChronoUnit.MICROS.between(Instant.EPOCH, time),
                null,
                null,
                "H" + number / LINES_OF_INVOICE,
                Integer.toString(number % LINES_OF_INVOICE),
                image,
                ImageColumns.ABSENT,
                null,
                time.plusSeconds(60),
                Origin.STREAM);
    }
}
