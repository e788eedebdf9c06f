package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.ManifestJson;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which manifests speak of which day. The entries themselves are read again when their day's turn comes, so that an archive
 * of millions of objects needs little memory; the last few manifests are kept, for most days stand side by side in one.
 */
final class DayIndex {
    private static final int MANIFESTS_KEPT = 4;

    private final ArchiveObjects objects;
    private final NavigableMap<LocalDate, List<Long>> manifestsOfDay = new TreeMap<>();
    private final Map<Long, String> hashes = new TreeMap<>();
    private final List<NamedObject> rollups = new ArrayList<>();
    private final Map<Long, Manifest> kept = new LinkedHashMap<>(16, 1, true);

    DayIndex(ArchiveObjects objects) {
        this.objects = objects;
    }

    /**
     * What one manifest says of one day.
     *
     * @param namedAt when the manifest was made
     */
    record Entry(long sequence, Instant namedAt, DayEntry day) {
        /** The objects of one zone. */
        List<NamedObject> objects(Zone zone) {
            return switch (zone) {
                case SEALED ->
                    day.sealed().stream()
                            .map(file -> NamedObject.of(zone, file, namedAt))
                            .toList();
                case DELIVERED -> known(zone, day.delivered());
                case SOURCE -> known(zone, day.source());
                case ERRORS -> known(zone, day.errors());
                case MANIFESTS, ROLLUP -> List.of();
            };
        }

        private List<NamedObject> known(Zone zone, List<Manifest.KnownObject> known) {
            return known.stream()
                    .map(object -> NamedObject.of(zone, object, namedAt))
                    .toList();
        }
    }

    /** Takes a manifest in; its content is not kept. */
    void add(Manifest manifest) {
        hashes.put(manifest.sequence(), Sha256.of(ManifestJson.write(manifest)));
        for (DayEntry entry : manifest.days()) {
            manifestsOfDay
                    .computeIfAbsent(entry.day(), day -> new ArrayList<>())
                    .add(manifest.sequence());
        }
        for (SealedFile file : manifest.rollups()) {
            rollups.add(NamedObject.of(Zone.ROLLUP, file, manifest.createdAt()));
        }
    }

    /** The days that any manifest speaks of. */
    NavigableMap<LocalDate, List<Long>> days() {
        return manifestsOfDay;
    }

    /** The files of all roll-ups; few for each day. */
    List<NamedObject> rollups() {
        return rollups;
    }

    /**
     * Everything that is said of a day, in the order of the manifests.
     *
     * @throws IOException if a manifest cannot be read again, or is another one now
     */
    List<Entry> entries(LocalDate day) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (long sequence : manifestsOfDay.getOrDefault(day, List.of())) {
            Manifest manifest = manifest(sequence);
            for (DayEntry entry : manifest.days()) {
                if (entry.day().equals(day)) {
                    entries.add(new Entry(sequence, manifest.createdAt(), entry));
                }
            }
        }
        return entries;
    }

    private synchronized Manifest manifest(long sequence) throws IOException {
        Manifest known = kept.get(sequence);
        if (known != null) {
            return known;
        }
        Manifest read = read(sequence);
        kept.put(sequence, read);
        if (kept.size() > MANIFESTS_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return read;
    }

    private Manifest read(long sequence) throws IOException {
        String key = ManifestKeys.manifest(sequence);
        ObjectVersion version = objects.find(key).orElseThrow(() -> changed(key));
        try (InputStream content = objects.open(version)) {
            byte[] bytes = content.readAllBytes();
            if (!Sha256.of(bytes).equals(hashes.get(sequence))) {
                throw changed(key);
            }
            return ManifestJson.read(key, bytes);
        }
    }

    private static IOException changed(String key) {
        return new IOException("Cannot go on: manifest " + key + " changed while it was verified, expected it to stay."
                + " Verify again.");
    }
}
