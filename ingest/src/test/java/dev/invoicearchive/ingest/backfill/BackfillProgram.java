package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.mapping.MappedSource;
import dev.invoicearchive.ingest.mapping.MappingKey;
import dev.invoicearchive.ingest.mapping.MappingText;
import dev.invoicearchive.model.ArchiveSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backfills a file into nothing, in a JVM whose heap a test chose, and prints what became of its lines. */
final class BackfillProgram {
    private BackfillProgram() {}

    public static void main(String[] arguments) throws Exception {
        ArchiveSettings settings = ArchiveSettings.DEFAULT;
        MappedSource file = MappedSource.open(
                Path.of(arguments[0]),
                new MappingText(Map.of(
                        MappingKey.INVOICE, "inv",
                        MappingKey.TRANSACTION, "line",
                        MappingKey.AMOUNT, "qty * price",
                        MappingKey.EVENT_TIME, "sold",
                        MappingKey.EVENT_TIME_FORMAT, "uuuu-MM-dd'T'HH:mm:ssX")),
                settings);
        BackfillReport report = new Backfill(
                        new Backfill.Order(
                                "a shop",
                                settings.attributes(),
                                settings.firstDay(),
                                Instant.now(),
                                Backfill.Order.OPEN_PARTITIONS_MIN,
                                Path.of(arguments[1])),
                        new Backfill.Stream(new Swallow(), () -> {}, Optional.empty()),
                        Pause.REAL,
                        new Silent())
                .run(file);
        System.out.println(report.lines() + " lines, " + report.sent() + " sent, " + report.rejected() + " rejected");
    }

    /** Accepts everything and keeps nothing. */
    private static final class Swallow implements RecordBatches {
        @Override
        public Map<Integer, String> put(List<byte[]> records) {
            return Map.of();
        }
    }

    /** Says nothing. */
    private static final class Silent implements HistoryListener {
        @Override
        public void rejected(RejectedLine line) {}

        @Override
        public void sending(long changes) {}

        @Override
        public void sent(long changes) {}

        @Override
        public void delivering(long remaining) {}
    }
}
