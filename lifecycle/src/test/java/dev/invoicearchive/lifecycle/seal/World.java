package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.integrity.SigningKey;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** An archive in memory with everything that a sealer works with. */
final class World {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 10);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    static final SealSettings SETTINGS =
            new SealSettings(FIRST_DAY, RetentionMode.GOVERNANCE, Period.ofYears(7), "0".repeat(64), 1);

    /** Of all worlds, so that no two attempts ever share a name. */
    private static final AtomicLong NAMES = new AtomicLong();

    private static final SigningKey KEY = new MemoryKey();

    private final MemoryBuckets buckets;
    private final MemoryEngine engine;
    private OpenHolds holds = OpenHolds.NONE;

    private World(MemoryBuckets buckets, MemoryEngine engine) {
        this.buckets = buckets;
        this.engine = engine;
    }

    static World empty() {
        MemoryBuckets buckets = new MemoryBuckets(CLOCK);
        return new World(buckets, new MemoryEngine(buckets, buckets.workArea()));
    }

    /** The same world, from here on apart. */
    World copy() {
        MemoryBuckets copy = buckets.copy();
        World world = new World(copy, engine.over(copy));
        world.holds = holds;
        return world;
    }

    MemoryBuckets buckets() {
        return buckets;
    }

    MemoryEngine engine() {
        return engine;
    }

    void open(OpenHolds opened) {
        holds = opened;
    }

    SealPorts ports() {
        return ports(Calls.UNWATCHED);
    }

    /** The ports, each behind somebody who watches every call. */
    SealPorts ports(Calls calls) {
        ArchiveObjects objects = calls.watched(ArchiveObjects.class, buckets);
        return new SealPorts(
                objects,
                calls.watched(WorkArea.class, buckets.workArea()),
                calls.watched(SealEngine.class, engine),
                calls.watched(
                        SealManifests.class,
                        new StoredManifests(objects, KEY, SETTINGS, calls.watched(OpenHolds.class, holds), CLOCK)),
                calls.watched(OpenHolds.class, holds),
                CLOCK);
    }

    SealReport seal() throws IOException {
        return seal(ports(), Seal.latest(CLOCK));
    }

    SealReport seal(LocalDate through) throws IOException {
        return seal(ports(), through);
    }

    SealReport seal(SealPorts ports, LocalDate through) throws IOException {
        return seal(ports, through, SETTINGS);
    }

    static SealReport seal(SealPorts ports, LocalDate through, SealSettings settings) throws IOException {
        return new Seal(ports, settings, World::name, SealProgress.SILENT).run(through);
    }

    static String name() {
        return "a" + NAMES.incrementAndGet();
    }

    /** Every manifest, in order. */
    List<Manifest> manifests() throws IOException {
        List<Manifest> all = new ArrayList<>();
        ports().manifests().after(0, all::add);
        return all;
    }

    /**
     * All that a seal leaves behind and that may not depend on what happened on the way: objects with their locks, what
     * manifests say but for names and hashes of attempts, the view.
     */
    String lasting() throws IOException {
        StringBuilder text = new StringBuilder();
        for (MemoryBuckets.Stored stored : buckets.newest("")) {
            if (!stored.version().key().startsWith(ObjectKeys.MANIFESTS)) {
                text.append(stored.version().key())
                        .append(' ')
                        .append(Sha256.of(stored.content()))
                        .append(' ')
                        .append(stored.protection())
                        .append('\n');
            }
        }
        for (Manifest manifest : manifests()) {
            text.append(withoutAttempt(manifest)).append('\n');
        }
        return text.append("view ").append(engine.sealedThrough()).append('\n').toString();
    }

    private static Manifest withoutAttempt(Manifest is) {
        return new Manifest(
                is.sequence(),
                is.createdAt(),
                Optional.empty(),
                is.key(),
                is.nextKey(),
                is.schemaVersion(),
                is.rulesSha256(),
                "",
                is.sealedThrough(),
                is.days().stream()
                        .map(day -> new Manifest.DayEntry(
                                day.day(),
                                day.generation(),
                                day.totals(),
                                day.delivered(),
                                day.source(),
                                day.errors(),
                                day.sealed().stream().map(World::withoutSource).toList()))
                        .toList(),
                is.rollups().stream().map(World::withoutSource).toList());
    }

    private static SealedFile withoutSource(SealedFile file) {
        return new SealedFile(file.key(), file.size(), file.sha256(), file.rows(), file.sourceBucket(), "");
    }

    /** How often each change stands in the view, by event id. */
    TreeMap<String, Integer> changes() throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        engine.changes().forEach(id -> counts.merge(id, 1, Integer::sum));
        return counts;
    }
}
