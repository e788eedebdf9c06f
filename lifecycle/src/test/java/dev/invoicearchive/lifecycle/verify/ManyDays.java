package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.integrity.PublicKeyFile;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/** A long sealed history in a folder: every day some hours of changes, sealed a hundred days at a time. */
final class ManyDays {
    private static final LocalDate FIRST = LocalDate.of(2019, 11, 1);
    private static final int DAYS_A_MANIFEST = 100;
    private static final int HOURS_A_DAY = 8;

    private final Path folder;
    private final FileSigningKey key;
    private final int changesAnHour;
    private final ChangeRecordGenerator generator = ChangeRecordGenerator.believable(99);
    private final RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
    private Optional<SignedManifest> head = Optional.empty();

    ManyDays(Path folder, FileSigningKey key, int changesAnHour) {
        this.folder = folder;
        this.key = key;
        this.changesAnHour = changesAnHour;
    }

    /** Writes so many days; the head of their chain. */
    SignedManifest write(int days) throws IOException {
        List<DayEntry> entries = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            entries.add(day(FIRST.plusDays(day)));
            if (entries.size() == DAYS_A_MANIFEST || day == days - 1) {
                seal(entries);
                entries.clear();
            }
        }
        return head.orElseThrow();
    }

    private DayEntry day(LocalDate day) throws IOException {
        List<ArchiveRow> rows = new ArrayList<>();
        List<KnownObject> delivered = new ArrayList<>();
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        String slashes = day.toString().replace('-', '/');
        try (OutputStream gzip = new GZIPOutputStream(source)) {
            for (int hour = 0; hour < HOURS_A_DAY; hour++) {
                List<ArchiveRow> hourly = hour(day.atTime(8 + hour, 0), gzip);
                rows.addAll(hourly);
                String objectKey = "Invoice/" + slashes + "/" + (hour < 2 ? "0" : "") + (8 + hour) + "/t.parquet";
                delivered.add(known(objectKey, ParquetRowWriter.write(hourly), Optional.of((long) hourly.size())));
            }
        }
        KnownObject records = known("source/" + slashes + "/08/s.gz", source.toByteArray(), Optional.empty());
        KnownObject sealed = known(SealedArchive.sealedKey(day, 1), ParquetRowWriter.write(rows), Optional.empty());
        return new DayEntry(
                day,
                1,
                SealedArchive.totals(rows),
                delivered,
                List.of(records),
                List.of(),
                List.of(new SealedFile(sealed.key(), sealed.size(), sealed.sha256(), rows.size(), "work", "x")));
    }

    private List<ArchiveRow> hour(LocalDateTime start, OutputStream gzip) throws IOException {
        List<ArchiveRow> rows = new ArrayList<>();
        for (int index = 0; index < changesAnHour; index++) {
            Instant time = start.plusSeconds(3600L * index / changesAnHour).toInstant(ZoneOffset.UTC);
            ChangeRecord change = at(generator.next(), time);
            gzip.write(generator.json(change));
            rows.add(mapper.toRow(change, time.plusSeconds(60), Origin.STREAM));
        }
        return rows;
    }

    private static ChangeRecord at(ChangeRecord change, Instant time) {
        return new ChangeRecord(
                change.eventId(),
                change.eventName(),
                OptionalLong.of(time.getEpochSecond() * 1_000_000L),
                change.userIdentity(),
                change.keys(),
                change.newImage(),
                change.oldImage());
    }

    private void seal(List<DayEntry> entries) throws IOException {
        LocalDate last = entries.get(entries.size() - 1).day();
        Manifest manifest = new Manifest(
                head.map(before -> before.manifest().sequence() + 1).orElse(1L),
                last.plusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC),
                head.map(SignedManifest::asPrevious),
                PublicKeyFile.entry(key.publicKey()),
                Optional.empty(),
                "1",
                Sha256.of(new byte[0]),
                "attempt",
                Optional.of(last),
                entries,
                List.of());
        SignedManifest signed = SignedManifest.sign(manifest, key);
        known(ManifestKeys.manifest(manifest.sequence()), signed.bytes(), Optional.empty());
        known(ManifestKeys.signature(manifest.sequence(), signed.sha256()), signed.signature(), Optional.empty());
        head = Optional.of(signed);
    }

    private KnownObject known(String objectKey, byte[] content, Optional<Long> rows) throws IOException {
        Path file = folder.resolve(objectKey);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return new KnownObject(objectKey, "", "", content.length, Sha256.of(content), rows);
    }
}
