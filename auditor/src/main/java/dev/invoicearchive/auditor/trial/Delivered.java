package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lies under {@code Invoice/} of a trial's bucket. Each version is read once, however often it is looked for. */
final class Delivered {
    private final TrialBuckets buckets;
    private final String bucket;
    private final Map<TrialBuckets.Version, List<String>> eventIds = new HashMap<>();
    private final Set<TrialBuckets.Version> unreadable = new HashSet<>();
    private long misplaced;

    Delivered(TrialBuckets buckets, String bucket) {
        this.buckets = buckets;
        this.bucket = bucket;
    }

    /** Reads what has come since the last look. */
    void look() {
        for (TrialBuckets.Version version : buckets.versions(bucket)) {
            if (version.key().startsWith(ObjectKeys.DELIVERED)
                    && !eventIds.containsKey(version)
                    && !unreadable.contains(version)) {
                read(version);
            }
        }
    }

    /** The event ids of all rows that can be read, each once. */
    Set<String> eventIds() {
        Set<String> all = new HashSet<>();
        eventIds.values().forEach(all::addAll);
        return all;
    }

    /** The versions, read or not. */
    List<TrialBuckets.Version> versions() {
        List<TrialBuckets.Version> all = new ArrayList<>(eventIds.keySet());
        all.addAll(unreadable);
        return all;
    }

    /** How many versions are not exactly one file of the archive; such a file hides rows. */
    int unreadable() {
        return unreadable.size();
    }

    /** How many different tokens begin the names of objects in one hour's folder. */
    long tokens() {
        return versions().stream()
                .map(version -> prefix(version.key()))
                .distinct()
                .count();
    }

    /** How many rows lie in the folder of another hour than their own. */
    long misplaced() {
        return misplaced;
    }

    private void read(TrialBuckets.Version version) {
        try {
            List<ArchiveRow> rows = ParquetRowReader.read(buckets.read(bucket, version));
            eventIds.put(version, rows.stream().map(ArchiveRow::eventId).toList());
            EventHour folder = ObjectKeys.eventHour(version.key()).orElse(null);
            misplaced +=
                    rows.stream().filter(row -> !row.eventHour().equals(folder)).count();
        } catch (InvalidParquetException e) {
            unreadable.add(version);
        }
    }

    /** The folder and the token: everything before the first hyphen of the object's name. */
    private static String prefix(String key) {
        int name = key.lastIndexOf('/') + 1;
        int hyphen = key.indexOf('-', name);
        return hyphen < 0 ? key : key.substring(0, hyphen);
    }
}
