package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Manifests for tests. */
final class Manifests {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private Manifests() {}

    /** One of every member. */
    static Manifest full(Manifest.PublicKeyEntry key) {
        ControlTotals totals = new ControlTotals(
                2, 2, new BigDecimal("-12.5"), BigDecimal.ZERO, OptionalLong.of(1L), OptionalLong.of(2L));
        KnownObject delivered =
                new KnownObject("Invoice/2026/11/18/23/t-é.parquet", "v1", "e1", 12, HASH, Optional.of(2L));
        KnownObject source = new KnownObject("source/2026/11/18/23/a.gz", "v2", "e2", 13, HASH, Optional.empty());
        SealedFile sealed =
                new SealedFile("sealed/day=2026-11-18/g01-0.parquet", 14, HASH, 2, "work", "seal/a/\"1\".parquet");
        DayEntry day = new DayEntry(
                LocalDate.of(2026, 11, 18), 1, totals, List.of(delivered), List.of(source), List.of(), List.of(sealed));
        return new Manifest(
                2,
                NOON,
                Optional.of(new Manifest.Previous(1, HASH, "c2ln")),
                key,
                Optional.of(key),
                "1",
                HASH,
                "attempt-1",
                Optional.of(LocalDate.of(2026, 11, 18)),
                List.of(day),
                List.of(sealed));
    }

    /** The manifest after another, without days. */
    static Manifest following(Optional<SignedManifest> previous, Manifest.PublicKeyEntry key, Instant createdAt) {
        return new Manifest(
                previous.map(manifest -> manifest.manifest().sequence() + 1).orElse(1L),
                createdAt,
                previous.map(SignedManifest::asPrevious),
                key,
                Optional.empty(),
                "1",
                HASH,
                "attempt",
                Optional.empty(),
                List.of(),
                List.of());
    }
}
