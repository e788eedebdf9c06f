package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.Transition;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the rules of retention to a bucket, as S3 does it once a day: the newest versions move to colder classes; with an
 * expiry they are hidden behind a delete marker, and a version that is hidden goes after as long again, unless a retention
 * or a legal hold protects it. The same rules as the template's. Source: the S3 User Guide, "Managing the lifecycle of
 * objects".
 */
public final class LifecycleRun {
    private static final int DAYS_OF_A_YEAR_MAX = 366;
    private static final int KEYS_AT_ONCE = 500;

    private final DirectoryObjectStore store;
    private final RetentionRules rules;
    private int moved;
    private int hidden;
    private int removed;
    private int kept;

    private LifecycleRun(DirectoryObjectStore store, RetentionRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * What was done.
     *
     * @param moved versions that got a colder class
     * @param hidden objects that got a delete marker
     * @param removed versions that are gone for good
     * @param kept versions that were due to go and are protected
     */
    public record Outcome(int moved, int hidden, int removed, int kept) {}

    /**
     * Does everything that is due by the store's clock.
     *
     * @throws IOException if something cannot be written; to be run again then
     */
    public static Outcome run(DirectoryObjectStore store, RetentionRules rules) throws IOException {
        LifecycleRun run = new LifecycleRun(store, rules);
        for (ZoneRules zone : rules.zones()) {
            run.apply(zone);
        }
        return new Outcome(run.moved, run.hidden, run.removed, run.kept);
    }

    private void apply(ZoneRules zone) throws IOException {
        String after = "";
        List<KeyVersions> page;
        do {
            page = store.known(zone.prefix(), after, KEYS_AT_ONCE);
            Map<StoredVersion, StorageClass> moves = new LinkedHashMap<>();
            for (KeyVersions key : page) {
                if (!expire(key)) {
                    StoredVersion newest = key.versions().get(0);
                    target(zone, newest).ifPresent(target -> moves.put(newest, target));
                }
                after = key.key();
            }
            store.move(moves);
            moved += moves.size();
        } while (page.size() == KEYS_AT_ONCE);
    }

    /** The coldest class that is due, if it is colder than where the version lies. */
    private Optional<StorageClass> target(ZoneRules zone, StoredVersion version) {
        if (version.deleteMarker() || version.object().size() <= rules.transitionBytesMin()) {
            return Optional.empty();
        }
        Optional<StorageClass> target = Optional.empty();
        for (Transition transition : zone.transitions()) {
            if (isDue(version.object().createdAt(), transition.afterDays())
                    && transition.storageClass().isColderThan(version.storageClass())) {
                target = Optional.of(transition.storageClass());
            }
        }
        return target;
    }

    /** Whether the object is hidden now. */
    private boolean expire(KeyVersions key) throws IOException {
        if (rules.expiryYears().isEmpty()) {
            return false;
        }
        int days = rules.expiryYears().get() * DAYS_OF_A_YEAR_MAX;
        for (StoredVersion version : goneLongEnough(key, days)) {
            try {
                store.remove(version.key(), version.versionId(), false);
                removed++;
            } catch (RefusedException e) {
                // Protected: it goes once nothing protects it any more.
                kept++;
            }
        }
        StoredVersion newest = key.versions().get(0);
        if (newest.deleteMarker() || !isDue(newest.object().createdAt(), days)) {
            return false;
        }
        store.hide(key.key());
        hidden++;
        return true;
    }

    /** Versions that something newer has hidden for so many days, the oldest first. */
    private List<StoredVersion> goneLongEnough(KeyVersions key, int days) {
        List<StoredVersion> found = new ArrayList<>();
        for (int i = key.versions().size() - 1; i > 0; i--) {
            Instant hiddenSince = key.versions().get(i - 1).object().createdAt();
            if (isDue(hiddenSince, days)) {
                found.add(key.versions().get(i));
            }
        }
        return found;
    }

    private boolean isDue(Instant since, int days) {
        return !store.now().isBefore(Midnight.after(since, days));
    }
}
