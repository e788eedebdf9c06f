package dev.invoicearchive.lifecycle.integrity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one seal says about a range of days, and about the manifest before it. Its bytes are those of {@link ManifestJson};
 * they are signed, and the next manifest holds their hash.
 *
 * @param sequence from 1, without a gap
 * @param createdAt never before that of the previous manifest; cut to milliseconds
 * @param previous the manifest before this one; empty in the first
 * @param key which key signs this manifest
 * @param nextKey the key that signs from the next manifest on; empty unless the key changes
 * @param schemaVersion of the delivered and sealed files
 * @param rulesSha256 of the retention rules in force
 * @param attempt which attempt made the files
 * @param sealedThrough the last day that is sealed with this manifest; empty if none is yet
 * @param days in order, one entry for each day that this manifest closes (a day without changes too) or amends; empty for a
 *     mere change of key
 * @param rollups the files of both roll-ups
 */
public record Manifest(
        long sequence,
        Instant createdAt,
        Optional<Previous> previous,
        PublicKeyEntry key,
        Optional<PublicKeyEntry> nextKey,
        String schemaVersion,
        String rulesSha256,
        String attempt,
        Optional<LocalDate> sealedThrough,
        List<DayEntry> days,
        List<SealedFile> rollups) {
    public Manifest {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(previous, "previous is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(nextKey, "nextKey is null");
        Objects.requireNonNull(schemaVersion, "schemaVersion is null");
        Objects.requireNonNull(rulesSha256, "rulesSha256 is null");
        Objects.requireNonNull(attempt, "attempt is null");
        Objects.requireNonNull(sealedThrough, "sealedThrough is null");
        days = List.copyOf(days);
        rollups = List.copyOf(rollups);
        if (sequence < 1) {
            throw new IllegalArgumentException("Invalid sequence: " + sequence + ", expected 1 or more.");
        }
    }

    /**
     * The manifest before.
     *
     * @param sha256 of its bytes, hexadecimal
     * @param signature of its bytes, base64
     */
    public record Previous(long sequence, String sha256, String signature) {}

    /**
     * A public key.
     *
     * @param id SHA-256 of the key's bytes, hexadecimal
     * @param publicKey X.509 SubjectPublicKeyInfo, base64
     */
    public record PublicKeyEntry(String id, String publicKey) {}

    /**
     * One day.
     *
     * @param day the UTC day in which the changes happened
     * @param generation 1 when the day is closed; one more with each amendment
     * @param totals of the rows that this entry adds
     * @param delivered the objects under {@code Invoice/} of this day that no earlier manifest names
     * @param source the objects under {@code source/} that arrived on this day and that no earlier manifest names
     * @param errors the same of {@code errors/}
     * @param sealed the files that hold the rows; none if there are no rows
     */
    public record DayEntry(
            LocalDate day,
            int generation,
            ControlTotals totals,
            List<KnownObject> delivered,
            List<KnownObject> source,
            List<KnownObject> errors,
            List<SealedFile> sealed) {
        public DayEntry {
            Objects.requireNonNull(day, "day is null");
            Objects.requireNonNull(totals, "totals is null");
            delivered = List.copyOf(delivered);
            source = List.copyOf(source);
            errors = List.copyOf(errors);
            sealed = List.copyOf(sealed);
        }
    }

    /**
     * An object as it was found: its one version.
     *
     * @param rows of a Parquet file, as its footer says; empty for other objects
     */
    public record KnownObject(
            String key, String versionId, String eTag, long size, String sha256, Optional<Long> rows) {}

    /**
     * A file that the sealer publishes.
     *
     * @param key where it lies in the archive bucket
     * @param sourceBucket the bucket of the work area
     * @param sourceKey where it lies there until it is published
     */
    public record SealedFile(String key, long size, String sha256, long rows, String sourceBucket, String sourceKey) {}
}
