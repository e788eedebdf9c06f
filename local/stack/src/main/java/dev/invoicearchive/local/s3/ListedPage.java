package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.store.KeyVersions;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param entries in the order of the keys, versions from the newest to the oldest
 * @param commonPrefixes what keys begin with up to the delimiter, for all keys that have one
 * @param next where the next part begins; empty at the end
 */
record ListedPage(List<Entry> entries, List<String> commonPrefixes, Optional<Marker> next) {
    /** Behind every key that begins with what stands before it. */
    private static final String BEHIND_ALL = new String(Character.toChars(Character.MAX_CODE_POINT));

    /** What is listed. */
    enum Kind {
        /** What a reader sees who names no version. */
        OBJECTS,
        /** Every version and delete marker. */
        VERSIONS
    }

    /**
     * A version in a list.
     *
     * @param newest whether it is the first of its key
     */
    record Entry(StoredVersion version, boolean newest) {}

    /**
     * Where a part begins.
     *
     * @param key behind this one
     * @param versionId or in it, behind this version
     */
    record Marker(String key, Optional<String> versionId) {}

    static ListedPage of(Bucket bucket, S3Request request, Marker marker, int max, Kind kind) throws IOException {
        Builder builder =
                new Builder(request.parameter("prefix").orElse(""), request.parameter("delimiter"), max, kind);
        if (marker.versionId().isPresent()) {
            builder.addRest(bucket, marker);
        }
        builder.addAll(bucket, marker.key());
        return new ListedPage(builder.entries, builder.commonPrefixes, builder.next);
    }

    private static final class Builder {
        private final String prefix;
        private final Optional<String> delimiter;
        private final int max;
        private final Kind kind;
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> commonPrefixes = new ArrayList<>();
        private Marker last = new Marker("", Optional.empty());
        private Optional<Marker> next = Optional.empty();

        Builder(String prefix, Optional<String> delimiter, int max, Kind kind) {
            this.prefix = prefix;
            this.delimiter = delimiter;
            this.max = max;
            this.kind = kind;
        }

        void addAll(Bucket bucket, String from) throws IOException {
            String after = from;
            boolean more = true;
            while (more && next.isEmpty()) {
                // One more than fits, so that the end is seen.
                List<KeyVersions> keys = bucket.page(prefix, after, max + 1);
                more = keys.size() == max + 1;
                for (KeyVersions key : keys) {
                    if (next.isPresent()) {
                        return;
                    }
                    Optional<String> common = commonPrefix(key.key());
                    after = key.key();
                    if (common.isPresent()) {
                        addPrefix(common.get(), from);
                        // The keys below it need not be seen.
                        after = common.get() + BEHIND_ALL;
                        more = true;
                        break;
                    }
                    addVersions(key, 0);
                }
            }
        }

        void addRest(Bucket bucket, Marker marker) throws IOException {
            List<KeyVersions> same = bucket.page(marker.key(), "", 1);
            if (same.isEmpty() || !same.get(0).key().equals(marker.key())) {
                return;
            }
            List<StoredVersion> versions = same.get(0).versions();
            for (int i = 0; i < versions.size(); i++) {
                if (versions.get(i).versionId().equals(marker.versionId().orElseThrow())) {
                    addVersions(same.get(0), i + 1);
                }
            }
        }

        private void addVersions(KeyVersions key, int from) {
            int to = kind == Kind.OBJECTS
                    ? Math.min(1, key.versions().size())
                    : key.versions().size();
            for (int i = from; i < to; i++) {
                StoredVersion version = key.versions().get(i);
                if (kind == Kind.OBJECTS && version.deleteMarker()) {
                    return;
                }
                if (isFull()) {
                    return;
                }
                entries.add(new Entry(version, i == 0));
                last = new Marker(
                        key.key(), kind == Kind.OBJECTS ? Optional.empty() : Optional.of(version.versionId()));
            }
        }

        private void addPrefix(String common, String from) {
            // A part that begins within what was told already does not tell it again.
            if (!from.startsWith(common) && !isFull()) {
                commonPrefixes.add(common);
                last = new Marker(common + BEHIND_ALL, Optional.empty());
            }
        }

        private boolean isFull() {
            if (entries.size() + commonPrefixes.size() < max) {
                return false;
            }
            next = Optional.of(last);
            return true;
        }

        private Optional<String> commonPrefix(String key) {
            int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter.get(), prefix.length());
            return at < 0
                    ? Optional.empty()
                    : Optional.of(key.substring(0, at + delimiter.get().length()));
        }
    }
}
