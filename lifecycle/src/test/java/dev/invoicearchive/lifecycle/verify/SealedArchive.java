package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.ManifestStore;
import dev.invoicearchive.lifecycle.integrity.PublicKeyFile;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.lifecycle.integrity.SigningKey;
import dev.invoicearchive.lifecycle.integrity.VersionedObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/**
 * A small sealed archive as the pipeline and the sealer leave it: four closed days, one of them without changes, one
 * amended; duplicates among the delivered rows, refused records and a carrier among the errors; two days that are still
 * open. Real Parquet, real signatures.
 */
public final class SealedArchive {
    public static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    static final LocalDate EMPTY = FIRST.plusDays(2);
    public static final LocalDate LAST = FIRST.plusDays(3);
    static final int ROWS_A_DAY = 12;
    static final VerifyRequest.ExpectedLock LOCK = new VerifyRequest.ExpectedLock(7, RetentionMode.GOVERNANCE);

    private static final Instant SEALED_AT = LAST.plusDays(3).atTime(3, 0).toInstant(ZoneOffset.UTC);

    private final VersionedObjects objects =
            new VersionedObjects(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC));
    private final ChangeRecordGenerator generator;
    private final RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
    private final FileSigningKey key;
    private final ManifestStore manifests = new ManifestStore(objects);
    private final Map<LocalDate, DayObjects> days = new LinkedHashMap<>();
    private Optional<SignedManifest> head = Optional.empty();
    private int names;
    private ChangeRecord late;

    private SealedArchive(long seed, FileSigningKey key) {
        this.generator = ChangeRecordGenerator.believable(seed);
        this.key = key;
    }

    /** What one day consists of. */
    static final class DayObjects {
        final List<ChangeRecord> changes = new ArrayList<>();
        final List<ArchiveRow> rows = new ArrayList<>();
        final List<KnownObject> delivered = new ArrayList<>();
        final List<KnownObject> source = new ArrayList<>();
        final List<KnownObject> errors = new ArrayList<>();
    }

    /** The archive of a seed. */
    public static SealedArchive of(long seed, Path folder) throws IOException {
        SealedArchive archive = new SealedArchive(seed, FileSigningKey.openOrCreate(folder.resolve("key.pem")));
        archive.fill();
        return archive;
    }

    public VersionedObjects objects() {
        return objects;
    }

    public byte[] publicKey() {
        return key.publicKey();
    }

    SigningKey key() {
        return key;
    }

    public SignedManifest head() {
        return head.orElseThrow();
    }

    DayObjects day(LocalDate day) {
        return days.get(day);
    }

    VerifyRequest request(VerifyLevel level) {
        return new VerifyRequest(
                level,
                Optional.empty(),
                Optional.empty(),
                Optional.of(key.publicKey()),
                Optional.of(head().sha256()),
                Optional.of(LOCK),
                2);
    }

    VerifyReport verify(VerifyLevel level) throws IOException {
        return Verification.run(objects, request(level), VerifyProgress.NONE);
    }

    public static String sealedKey(LocalDate day, int generation) {
        return "sealed/day=" + day + "/g0" + generation + "-0.parquet";
    }

    private void fill() throws IOException {
        for (LocalDate day = FIRST; !day.isAfter(LAST.plusDays(2)); day = day.plusDays(1)) {
            days.put(day, new DayObjects());
            if (!day.equals(EMPTY)) {
                fillDay(day);
            }
        }
        objects.setTime(SEALED_AT);
        DayObjects first = days.get(FIRST);
        List<ArchiveRow> early = List.copyOf(first.rows);
        List<KnownObject> earlyDelivered = List.copyOf(first.delivered);
        seal(List.of(entry(FIRST, 1, early, earlyDelivered), whole(FIRST.plusDays(1))), FIRST.plusDays(1), SEALED_AT);
        List<ArchiveRow> late = lateRows();
        KnownObject lateObject = deliver(FIRST, 23, late);
        DayEntry amendment = new DayEntry(
                FIRST,
                2,
                totals(late),
                List.of(lateObject),
                List.of(),
                List.of(),
                List.of(sealed(sealedKey(FIRST, 2), late)));
        seal(List.of(amendment, whole(EMPTY), whole(LAST)), LAST, SEALED_AT.plus(Duration.ofHours(1)));
        objects.putIfAbsent("manifests/00000002-ffffffffffffffff.sig", key.sign(new byte[1]), locked());
        objects.put("rollup/days/days.jsonl", "{}\n".getBytes(StandardCharsets.UTF_8));
    }

    private void fillDay(LocalDate day) throws IOException {
        DayObjects of = days.get(day);
        for (int index = 0; index < ROWS_A_DAY; index++) {
            of.changes.add(at(day.atTime(2 * index, 10).toInstant(ZoneOffset.UTC)));
        }
        for (ChangeRecord change : of.changes) {
            of.rows.add(row(change, day, 1));
        }
        of.delivered.add(deliver(day, 0, of.rows.subList(0, 5)));
        of.delivered.add(deliver(day, 10, of.rows.subList(5, ROWS_A_DAY)));
        // Delivered once more, as Firehose may.
        of.delivered.add(deliver(day, 10, List.of(row(of.changes.get(5), day, 99), row(of.changes.get(6), day, 99))));
        ChangeRecord refused = at(day.atTime(23, 30).toInstant(ZoneOffset.UTC));
        ChangeRecord carried = at(day.atTime(23, 31).toInstant(ZoneOffset.UTC));
        byte[] poison = "{\"no\":\"event\"} rubbish".getBytes(StandardCharsets.UTF_8);
        of.source.add(source(day, of.changes.subList(0, 8), poison));
        List<ChangeRecord> rest = new ArrayList<>(of.changes.subList(8, ROWS_A_DAY));
        rest.add(refused);
        rest.add(carried);
        of.source.add(source(day, rest, new byte[0]));
        of.errors.add(
                errors(day, generator.json(refused), poison, ParquetRowWriter.write(List.of(row(carried, day, 1)))));
    }

    /** They arrived two days later and came too late for the first seal. */
    private List<ArchiveRow> lateRows() throws IOException {
        List<ChangeRecord> changes = List.of(
                at(FIRST.atTime(23, 50).toInstant(ZoneOffset.UTC)),
                at(FIRST.atTime(23, 51).toInstant(ZoneOffset.UTC)));
        DayObjects arrival = days.get(EMPTY);
        arrival.source.add(source(EMPTY, changes, new byte[0]));
        return changes.stream().map(change -> row(change, EMPTY, 1)).toList();
    }

    private DayEntry whole(LocalDate day) throws IOException {
        return entry(day, 1, days.get(day).rows, days.get(day).delivered);
    }

    private DayEntry entry(LocalDate day, int generation, List<ArchiveRow> rows, List<KnownObject> delivered)
            throws IOException {
        DayObjects of = days.get(day);
        return new DayEntry(
                day,
                generation,
                totals(rows),
                delivered,
                of.source,
                of.errors,
                rows.isEmpty() ? List.of() : List.of(sealed(sealedKey(day, generation), rows)));
    }

    private void seal(List<DayEntry> entries, LocalDate through, Instant at) throws IOException {
        List<SealedFile> rollups = new ArrayList<>();
        for (DayEntry entry : entries) {
            if (!entry.sealed().isEmpty()) {
                String rollup = "rollup/daily/day=" + entry.day() + "/g0" + entry.generation() + "-0.parquet";
                rollups.add(publish(rollup, ("roll-up of " + entry.day()).getBytes(StandardCharsets.UTF_8), 1));
            }
            lock(entry.delivered());
            lock(entry.source());
            lock(entry.errors());
        }
        publish(next(entries, rollups, Optional.of(through), at, Optional.empty()));
    }

    /** The manifest that would come next. */
    Manifest next(
            List<DayEntry> entries,
            List<SealedFile> rollups,
            Optional<LocalDate> through,
            Instant at,
            Optional<Manifest.PublicKeyEntry> nextKey)
            throws IOException {
        return new Manifest(
                head.map(last -> last.manifest().sequence() + 1).orElse(1L),
                at,
                head.map(SignedManifest::asPrevious),
                PublicKeyFile.entry(key.publicKey()),
                nextKey,
                "1",
                Sha256.of(new byte[0]),
                "attempt" + names++,
                through,
                entries,
                rollups);
    }

    void publish(Manifest manifest) throws IOException {
        SignedManifest signed = SignedManifest.sign(manifest, key);
        if (!manifests.publish(signed, locked())) {
            throw new IllegalStateException("Manifest " + manifest.sequence() + " is there.");
        }
        head = manifests.head();
    }

    private void lock(List<KnownObject> known) throws IOException {
        for (KnownObject object : known) {
            objects.protect(object.key(), locked());
        }
    }

    static Protection locked() {
        return new Protection(
                Optional.of(new Retention(
                        RetentionMode.GOVERNANCE,
                        LAST.plusDays(9).plusYears(7).atStartOfDay().toInstant(ZoneOffset.UTC))),
                false);
    }

    private SealedFile sealed(String objectKey, List<ArchiveRow> rows) {
        return publish(objectKey, ParquetRowWriter.write(rows), rows.size());
    }

    private SealedFile publish(String objectKey, byte[] content, long rows) {
        objects.putIfAbsent(objectKey, content, locked());
        return new SealedFile(objectKey, content.length, Sha256.of(content), rows, "work", "seal/" + names++);
    }

    /** One change of the first day that came after its seal; always the same. */
    ChangeRecord late() {
        if (late == null) {
            late = unarchived(FIRST);
        }
        return late;
    }

    /** A change of a day that nothing in the archive tells of. */
    ChangeRecord unarchived(LocalDate day) {
        return at(day.atTime(20, 20).toInstant(ZoneOffset.UTC));
    }

    private ChangeRecord at(Instant time) {
        ChangeRecord change = generator.next();
        return new ChangeRecord(
                change.eventId(),
                change.eventName(),
                OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, time)),
                change.userIdentity(),
                change.keys(),
                change.newImage(),
                change.oldImage());
    }

    ArchiveRow row(ChangeRecord change, LocalDate arrival, int millis) {
        Instant arrivedAt = arrival.atTime(23, 59, 59).toInstant(ZoneOffset.UTC).plusMillis(millis);
        return mapper.toRow(change, arrivedAt, Origin.STREAM);
    }

    KnownObject deliver(LocalDate day, int hour, List<ArchiveRow> rows) {
        String objectKey = String.format(
                Locale.ROOT, "Invoice/%s/%02d/token%d-a.parquet", day.toString().replace('-', '/'), hour, names++);
        return known(objects.put(objectKey, ParquetRowWriter.write(rows)), Optional.of((long) rows.size()));
    }

    KnownObject source(LocalDate arrival, List<ChangeRecord> changes, byte[] poison) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (ChangeRecord change : changes) {
                gzip.write(generator.json(change));
            }
            gzip.write(poison);
        }
        String objectKey = "source/" + arrival.toString().replace('-', '/') + "/12/s" + names++ + ".gz";
        return known(objects.put(objectKey, packed.toByteArray()), Optional.empty());
    }

    private KnownObject errors(LocalDate arrival, byte[]... records) {
        StringBuilder lines = new StringBuilder();
        for (byte[] record : records) {
            lines.append("{\"errorCode\":\"x\",\"rawData\":\"")
                    .append(Base64.getEncoder().encodeToString(record))
                    .append("\"}\n");
        }
        String objectKey = "errors/processing-failed/" + arrival.toString().replace('-', '/') + "/12/e" + names++;
        return known(objects.put(objectKey, lines.toString().getBytes(StandardCharsets.US_ASCII)), Optional.empty());
    }

    private KnownObject known(ObjectVersion version, Optional<Long> rows) {
        return new KnownObject(
                version.key(),
                version.versionId(),
                version.eTag(),
                version.size(),
                Sha256.of(objects.content(version.key())),
                rows);
    }

    static ControlTotals totals(List<ArchiveRow> rows) {
        if (rows.isEmpty()) {
            return ControlTotals.NONE;
        }
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal previous = BigDecimal.ZERO;
        for (ArchiveRow row : rows) {
            amount = row.image().amount() == null
                    ? amount
                    : amount.add(row.image().amount());
            previous = row.previousImage().amount() == null
                    ? previous
                    : previous.add(row.previousImage().amount());
        }
        return new ControlTotals(
                rows.size(),
                rows.stream().map(ArchiveRow::eventId).distinct().count(),
                amount,
                previous,
                rows.stream().mapToLong(ArchiveRow::eventTimeMicros).min(),
                rows.stream().mapToLong(ArchiveRow::eventTimeMicros).max());
    }
}
