package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.seal.Days;
import dev.invoicearchive.queries.seal.SealStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures what a sealed day takes and what a question about one invoice reads, by codec and order of the rows. */
@Tag("scale")
@ExtendWith(EngineOfThisJava.class)
class SealedFileLayoutTest {
    private static final String DATABASE = "sealed_layout";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final int CHANGES = 120_000;
    private static final int CHANGES_OF_OBJECT = 500;
    private static final String BY_INVOICE = "PARTITION BY day, invoice_number, transaction_id, event_id";
    private static final String BY_EVENT = "PARTITION BY day, event_id";

    private final RunningEngine engine;

    SealedFileLayoutTest(RunningEngine engine) {
        this.engine = engine;
    }

    @Test
    @DisplayName("zstd with the rows in the order of the invoices is smallest and lets a question read least")
    void measures() throws IOException {
        deliver();
        engine.deployTable(DATABASE, DAY);
        Map<String, Long> bytes = new TreeMap<>();
        for (String codec : List.of("ZSTD", "GZIP", "SNAPPY")) {
            for (String order : List.of(BY_INVOICE, BY_EVENT)) {
                String name =
                        codec.toLowerCase(java.util.Locale.ROOT) + (order.equals(BY_INVOICE) ? "_invoice" : "_event");
                bytes.put(name, measure(name, codec, order));
            }
        }
        assertThat(bytes.get("zstd_invoice")).isLessThanOrEqualTo(bytes.get("snappy_invoice"));
        assertThat(bytes.get("zstd_invoice")).isLessThan(bytes.get("zstd_event"));
    }

    private long measure(String name, String codec, String order) throws IOException {
        Queries queries = engine.queries(DATABASE);
        String sql = SealStatements.compact("t_" + name, Days.between(DAY, DAY));
        assertThat(sql).contains("'ZSTD'").contains(BY_INVOICE);
        String manifest = queries.ask(sql.replace("'ZSTD'", "'" + codec + "'").replace(BY_INVOICE, order))
                .statistics()
                .manifest()
                .orElseThrow();
        List<Path> files = Files.readAllLines(engine.result(manifest)).stream()
                .map(engine::result)
                .toList();
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        long read = queries.ask("SELECT count(*), max(invoice_doc) FROM t_" + name + " WHERE invoice_number = 'INV-77'")
                .statistics()
                .scannedBytes();
        long sums = queries.ask("SELECT country, sum(amount) FROM t_" + name + " GROUP BY country")
                .statistics()
                .scannedBytes();
        System.out.printf(
                "%-15s %,12d bytes in %d files; one invoice reads %,d bytes, a sum by country %,d%n",
                name, bytes, files.size(), read, sums);
        return bytes;
    }

    private void deliver() throws IOException {
        RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
        ChangeRecordGenerator generator = ChangeRecordGenerator.believable(7);
        Map<EventHour, List<ArchiveRow>> hours = new TreeMap<>();
        long begin = DAY.atStartOfDay().toInstant(ZoneOffset.UTC).getEpochSecond() * 1_000_000L;
        long step = ChronoUnit.DAYS.getDuration().toSeconds() * 1_000_000L / CHANGES;
        for (int index = 0; index < CHANGES; index++) {
            ArchiveRow row = mapper.toRow(at(generator.next(), begin + index * step), Instant.EPOCH, Origin.STREAM);
            hours.computeIfAbsent(row.eventHour(), hour -> new ArrayList<>()).add(row);
        }
        int number = 0;
        long bytes = 0;
        for (Map.Entry<EventHour, List<ArchiveRow>> hour : hours.entrySet()) {
            List<ArchiveRow> rows = hour.getValue();
            for (int from = 0; from < rows.size(); from += CHANGES_OF_OBJECT) {
                byte[] content =
                        ParquetRowWriter.write(rows.subList(from, Math.min(rows.size(), from + CHANGES_OF_OBJECT)));
                Path file = engine.bucket(DATABASE)
                        .resolve(ObjectKeys.deliveredPrefix(hour.getKey(), "t" + number++) + "x.parquet");
                Files.createDirectories(file.getParent());
                Files.write(file, content);
                bytes += content.length;
            }
        }
        System.out.printf("%-15s %,12d bytes in %d files%n", "delivered", bytes, number);
    }

    private static ChangeRecord at(ChangeRecord change, long micros) {
        return new ChangeRecord(
                change.eventId(),
                change.eventName(),
                OptionalLong.of(micros),
                change.userIdentity(),
                change.keys(),
                change.newImage(),
                change.oldImage());
    }
}
