package dev.invoicearchive.format;

import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RemovedBy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Seeded rows of every shape that a row can have: nulls anywhere, extremes of every type, text of every script. */
final class SampleRows {
    private static final String[] TEXTS = {
        "", " ", "DE", "$1,000.00", "{\"lines\":[1,2]}", "\u00fc\u00df\u6f22\ud83d\ude00", "\u0000\t\n\"\\", "null"
    };
    private static final long FIRST_MICROS =
            Instant.parse("2019-01-01T00:00:00Z").getEpochSecond() * 1_000_000L;
    private static final long SPAN_MICROS = 8L * 366 * 86_400 * 1_000_000L;

    private final Random random;

    SampleRows(long seed) {
        random = new Random(seed);
    }

    /** As many rows as asked for. */
    List<ArchiveRow> rows(int count) {
        List<ArchiveRow> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(row());
        }
        return rows;
    }

    /** One row. */
    ArchiveRow row() {
        EventName name = EventName.values()[random.nextInt(EventName.values().length)];
        RemovedBy removedBy =
                name == EventName.REMOVE ? RemovedBy.values()[random.nextInt(RemovedBy.values().length)] : null;
        return new ArchiveRow(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                name,
                FIRST_MICROS + Math.floorMod(random.nextLong(), SPAN_MICROS),
                removedBy,
                textOrNull(),
                "INV-" + random.nextInt(40),
                text(),
                name == EventName.REMOVE ? ImageColumns.ABSENT : image(),
                name == EventName.INSERT ? ImageColumns.ABSENT : image(),
                textOrNull(),
                Instant.ofEpochMilli(random.nextLong() >>> 20),
                Origin.values()[random.nextInt(Origin.values().length)]);
    }

    private ImageColumns image() {
        return new ImageColumns(
                random.nextInt(4) == 0 ? null : amount(),
                textOrNull(),
                random.nextInt(4) == 0 ? null : LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000),
                textOrNull(),
                textOrNull(),
                random.nextLong());
    }

    private BigDecimal amount() {
        // 29 digits, all below 10^20 and with the nine decimals that every row read back has.
        return new BigDecimal(new BigInteger(1 + random.nextInt(95), random), 9)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private String textOrNull() {
        return random.nextInt(4) == 0 ? null : text();
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
    }
}
