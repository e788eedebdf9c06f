package dev.invoicearchive.lifecycle.retention.hold;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.RetentionEnd;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.io.InputStream;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The register of holds in the archive bucket: entries under {@code holds/}, numbered without a gap, each written on
 * condition that its number is new. An entry is never altered or taken away: from its first moment it is locked like what
 * it is about, and held without an end.
 */
public final class HoldRegister {
    private static final Pattern ENTRY = Pattern.compile(Pattern.quote(ObjectKeys.HOLDS) + "[0-9]{8}\\.json");

    private final ArchiveObjects objects;
    private final RetentionMode mode;
    private final Period retention;

    /**
     * The register of a bucket.
     *
     * @param mode how strong the locks of entries are
     * @param retention how long an entry is locked at least
     */
    public HoldRegister(ArchiveObjects objects, RetentionMode mode, Period retention) {
        this.objects = objects;
        this.mode = mode;
        this.retention = retention;
    }

    /** Whether a key is one of an entry. */
    public static boolean isEntry(String key) {
        return ENTRY.matcher(key).matches();
    }

    /**
     * Everything that is in it.
     *
     * @throws IOException if it cannot be read, or an entry is missing
     */
    public HoldBook read() throws IOException {
        Map<String, ObjectVersion> first = new TreeMap<>();
        TreeSet<String> suspicious = new TreeSet<>();
        objects.versions(ObjectKeys.HOLDS, version -> {
            // The versions of a key come from the newest to the oldest: the last one seen is the one that was locked.
            if (version.deleteMarker() || first.containsKey(version.key())) {
                suspicious.add(version.key());
            }
            if (!version.deleteMarker()) {
                first.put(version.key(), version);
            }
        });
        List<HoldEntry> entries = new ArrayList<>();
        for (ObjectVersion version : first.values()) {
            HoldEntry entry = read(version);
            if (entry.number() != entries.size() + 1L || !key(entry.number()).equals(version.key())) {
                throw new IOException("Missing entry of the register of holds: found " + version.key() + ", expected "
                        + key(entries.size() + 1L) + ". Find out who took it away.");
            }
            entries.add(entry);
        }
        return new HoldBook(entries, List.copyOf(suspicious));
    }

    /**
     * Writes an entry if its number is new.
     *
     * @return false if another entry has the number; to be read and thought about again
     */
    boolean append(HoldEntry entry) throws IOException {
        byte[] bytes = HoldEntryJson.write(entry);
        Protection protection =
                new Protection(Optional.of(new Retention(mode, RetentionEnd.of(entry.at(), retention))), true);
        String key = key(entry.number());
        if (objects.putIfAbsent(key, bytes, protection).isPresent()) {
            return true;
        }
        // The answer to an earlier try may have been lost on its way.
        Optional<ObjectVersion> present = objects.find(key);
        return present.isPresent() && Arrays.equals(bytes(present.get()), bytes);
    }

    private HoldEntry read(ObjectVersion version) throws IOException {
        return HoldEntryJson.read(version.key(), bytes(version));
    }

    private byte[] bytes(ObjectVersion version) throws IOException {
        try (InputStream content = objects.open(version)) {
            return content.readAllBytes();
        }
    }

    private static String key(long number) {
        return ObjectKeys.HOLDS + String.format(Locale.ROOT, "%08d", number) + ".json";
    }
}
