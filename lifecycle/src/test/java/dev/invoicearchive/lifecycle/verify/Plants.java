package dev.invoicearchive.lifecycle.verify;

import static dev.invoicearchive.lifecycle.verify.SealedArchive.LAST;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.ManifestJson;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.integrity.PublicKeyFile;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.lifecycle.integrity.SigningKey;
import dev.invoicearchive.lifecycle.integrity.VersionedObjects;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ImageColumns;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** How the alterations of {@link Tamper} are made. */
final class Plants {
    private Plants() {}

    static byte[] oneBit(byte[] bytes) {
        bytes[bytes.length / 2] ^= 4;
        return bytes;
    }

    static byte[] withOneRowLess(byte[] manifest) {
        return replaced(manifest, "\"rows\":12", "\"rows\":11");
    }

    static byte[] withASpace(byte[] manifest) {
        return replaced(manifest, ",\"sequence\"", ", \"sequence\"");
    }

    private static byte[] replaced(byte[] bytes, String old, String altered) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.contains(old)) {
            throw new IllegalStateException("Nothing to alter: " + old);
        }
        return text.replace(old, altered).getBytes(StandardCharsets.UTF_8);
    }

    /** Edits a manifest and puts a signature beside it under the new hash. */
    static void editManifest(SealedArchive archive, long sequence, BinaryOperator<byte[]> signature) {
        VersionedObjects objects = archive.objects();
        String key = ManifestKeys.manifest(sequence);
        byte[] old = objects.content(key);
        byte[] altered = withOneRowLess(old.clone());
        byte[] oldSignature = objects.content(ManifestKeys.signature(sequence, Sha256.of(old)));
        objects.erase(ManifestKeys.signature(sequence, Sha256.of(old)));
        objects.alter(key, content -> altered);
        objects.putIfAbsent(
                ManifestKeys.signature(sequence, Sha256.of(altered)),
                signature.apply(altered, oldSignature),
                SealedArchive.locked());
    }

    static SigningKey strangersKey() throws IOException {
        Path folder = Files.createTempDirectory("stranger");
        return FileSigningKey.openOrCreate(folder.resolve("key.pem"));
    }

    /** Changes a manifest and signs it. */
    static void signAgain(SealedArchive archive, long sequence, SigningKey key) throws IOException {
        Manifest old = ManifestJson.read("old", archive.objects().content(ManifestKeys.manifest(sequence)));
        Manifest altered = new Manifest(
                old.sequence(),
                old.createdAt(),
                old.previous(),
                PublicKeyFile.entry(key.publicKey()),
                old.nextKey(),
                old.schemaVersion(),
                old.rulesSha256(),
                "altered",
                old.sealedThrough(),
                old.days(),
                old.rollups());
        put(archive, SignedManifest.sign(altered, key));
    }

    private static void put(SealedArchive archive, SignedManifest signed) {
        VersionedObjects objects = archive.objects();
        long sequence = signed.manifest().sequence();
        String key = ManifestKeys.manifest(sequence);
        objects.erase(ManifestKeys.signature(sequence, Sha256.of(objects.content(key))));
        objects.alter(key, content -> signed.bytes());
        objects.putIfAbsent(
                ManifestKeys.signature(sequence, signed.sha256()), signed.signature(), SealedArchive.locked());
    }

    static void eraseManifest(SealedArchive archive, long sequence, String sha256) {
        archive.objects().erase(ManifestKeys.signature(sequence, sha256));
        archive.objects().erase(ManifestKeys.manifest(sequence));
    }

    /** The last manifest is gone, and another one says the same of the same days, but for the amendment. */
    static void cutAndJoin(SealedArchive archive) throws IOException {
        Manifest old = archive.head().manifest();
        List<DayEntry> fewer = old.days().subList(1, old.days().size());
        Manifest joined = new Manifest(
                old.sequence(),
                old.createdAt(),
                old.previous(),
                old.key(),
                old.nextKey(),
                old.schemaVersion(),
                old.rulesSha256(),
                "joined",
                old.sealedThrough(),
                fewer,
                old.rollups());
        put(archive, SignedManifest.sign(joined, archive.key()));
    }

    /** A manifest that closes one day without changes. */
    static Manifest closing(SealedArchive archive, LocalDate day, int generation) throws IOException {
        DayEntry entry = new DayEntry(day, generation, ControlTotals.NONE, List.of(), List.of(), List.of(), List.of());
        return archive.next(
                List.of(entry),
                List.of(),
                Optional.of(day.isAfter(LAST) ? day : LAST),
                after(archive),
                Optional.empty());
    }

    private static Instant after(SealedArchive archive) {
        return archive.head().manifest().createdAt().plus(Duration.ofHours(1));
    }

    static List<ArchiveRow> otherCountry(List<ArchiveRow> rows) {
        List<ArchiveRow> altered = new ArrayList<>(rows);
        ArchiveRow row = rows.get(0);
        ImageColumns image = row.image();
        ImageColumns other = new ImageColumns(
                image.amount(),
                "Elsewhere",
                image.invoiceDate(),
                image.invoiceDoc(),
                image.otherAttributes(),
                image.fingerprint());
        altered.set(0, with(row, row.eventId(), other));
        return altered;
    }

    static ArchiveRow invented(SealedArchive archive, LocalDate day) {
        ArchiveRow row = archive.day(day).rows.get(0);
        return with(row, UUID.randomUUID().toString(), row.image());
    }

    private static ArchiveRow with(ArchiveRow row, String eventId, ImageColumns image) {
        return new ArchiveRow(
                eventId,
                row.eventName(),
                row.eventTimeMicros(),
                row.removedBy(),
                row.changedBy(),
                row.invoiceNumber(),
                row.transactionId(),
                image,
                row.previousImage(),
                row.problems(),
                row.arrivedAt(),
                row.origin());
    }

    /** Closes the first open day with other rows than were delivered, and tells which delivered object is contradicted. */
    static Tamper.Expected sealOpenDay(SealedArchive archive, UnaryOperator<List<ArchiveRow>> altered)
            throws IOException {
        LocalDate day = LAST.plusDays(1);
        List<ArchiveRow> right = archive.day(day).rows;
        List<ArchiveRow> sealed = altered.apply(right);
        ControlTotals totals = SealedArchive.totals(sealed);
        close(archive, day, sealed, totals, archive.day(day).source);
        boolean dropped = sealed.size() < right.size();
        return new Tamper.Expected(
                Kind.ROWS, archive.day(day).delivered.get(dropped ? 1 : 0).key());
    }

    static void sealOpenDayWithOtherTotals(SealedArchive archive) throws IOException {
        LocalDate day = LAST.plusDays(1);
        List<ArchiveRow> rows = archive.day(day).rows;
        ControlTotals right = SealedArchive.totals(rows);
        ControlTotals other = new ControlTotals(
                right.rows(),
                right.events(),
                right.amount().add(new BigDecimal("0.000000001")),
                right.previousAmount(),
                right.firstMicros(),
                right.lastMicros());
        close(archive, day, rows, other, archive.day(day).source);
    }

    /** The second delivered object of the open day is gone when the day is closed, with all its rows. */
    static Tamper.Expected deletedBeforeItsSeal(SealedArchive archive) throws IOException {
        LocalDate day = LAST.plusDays(1);
        SealedArchive.DayObjects of = archive.day(day);
        for (KnownObject object : of.delivered.subList(1, of.delivered.size())) {
            archive.objects().erase(object.key());
        }
        of.delivered.subList(1, of.delivered.size()).clear();
        List<ArchiveRow> rows = of.rows.subList(0, 5);
        close(archive, day, rows, SealedArchive.totals(rows), of.source);
        return new Tamper.Expected(Kind.EVENT, of.source.get(0).key());
    }

    /** A source object holds a record that became neither a row nor an error. */
    static Tamper.Expected droppedRecord(SealedArchive archive) throws IOException {
        LocalDate day = LAST.plusDays(1);
        List<KnownObject> sources = new ArrayList<>(archive.day(day).source);
        sources.add(archive.source(day, List.of(archive.unarchived(day)), new byte[0]));
        List<ArchiveRow> rows = archive.day(day).rows;
        close(archive, day, rows, SealedArchive.totals(rows), sources);
        return new Tamper.Expected(Kind.EVENT, sources.get(sources.size() - 1).key());
    }

    static Tamper.Expected droppedRubbish(SealedArchive archive) throws IOException {
        LocalDate day = LAST.plusDays(1);
        List<KnownObject> sources = new ArrayList<>(archive.day(day).source);
        sources.add(archive.source(day, List.of(), "other rubbish".getBytes(StandardCharsets.UTF_8)));
        List<ArchiveRow> rows = archive.day(day).rows;
        close(archive, day, rows, SealedArchive.totals(rows), sources);
        return new Tamper.Expected(Kind.EVENT, sources.get(sources.size() - 1).key());
    }

    private static void close(
            SealedArchive archive,
            LocalDate day,
            List<ArchiveRow> sealed,
            ControlTotals totals,
            List<KnownObject> sources)
            throws IOException {
        SealedArchive.DayObjects of = archive.day(day);
        byte[] content = ParquetRowWriter.write(sealed);
        String key = SealedArchive.sealedKey(day, 1);
        archive.objects().putIfAbsent(key, content, SealedArchive.locked());
        List<KnownObject> all = new ArrayList<>(of.delivered);
        all.addAll(sources);
        all.addAll(of.errors);
        for (KnownObject object : all) {
            archive.objects().protect(object.key(), SealedArchive.locked());
        }
        DayEntry entry = new DayEntry(
                day,
                1,
                totals,
                of.delivered,
                sources,
                of.errors,
                List.of(new SealedFile(key, content.length, Sha256.of(content), sealed.size(), "work", "x")));
        archive.publish(archive.next(List.of(entry), List.of(), Optional.of(day), after(archive), Optional.empty()));
    }
}
