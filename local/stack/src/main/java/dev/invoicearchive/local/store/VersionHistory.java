package dev.invoicearchive.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The versions of one key.
 *
 * @param versions oldest first; delete markers are among them
 * @param numbersUsed how many ids were ever given, so that the id of a removed version never comes again
 */
record VersionHistory(List<StoredVersion> versions, int numbersUsed) {
    /** Of a key that never had a version. */
    static final VersionHistory NONE = new VersionHistory(List.of(), 0);

    VersionHistory {
        versions = List.copyOf(versions);
    }

    /** What a reader gets who names no version: perhaps a delete marker. */
    Optional<StoredVersion> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The newest version, unless a delete marker hides it. */
    Optional<StoredVersion> visible() {
        return newest().filter(version -> !version.deleteMarker());
    }

    Optional<StoredVersion> find(String versionId) {
        return versions.stream()
                .filter(version -> version.versionId().equals(versionId))
                .findFirst();
    }

    /** The id of the version that comes next; greater than all before. */
    String nextId() {
        return String.format(Locale.ROOT, "v%08d", numbersUsed + 1);
    }

    /** The history with what a line says. */
    VersionHistory after(IndexLine line) {
        return switch (line.step()) {
            case DONE, MARKED -> with(line.version());
            case REMOVED -> without(line.versionId());
            case MOVED -> changed(line, version -> version.in(line.storageClass()));
            case RETAINED -> changed(line, version -> version.retained(line.retention()));
            case HELD -> changed(line, version -> version.held(line.held()));
            case RESTORED -> changed(line, version -> version.restored(line.restoredCopy()));
            case BEGUN, GIVEN_UP, SETTLED -> this;
        };
    }

    VersionHistory with(StoredVersion version) {
        List<StoredVersion> all = new ArrayList<>(versions);
        all.add(version);
        return new VersionHistory(all, numbersUsed + 1);
    }

    private VersionHistory without(String versionId) {
        return new VersionHistory(
                versions.stream()
                        .filter(version -> !version.versionId().equals(versionId))
                        .toList(),
                numbersUsed);
    }

    private VersionHistory changed(IndexLine line, UnaryOperator<StoredVersion> change) {
        return new VersionHistory(
                versions.stream()
                        .map(version -> version.versionId().equals(line.versionId()) ? change.apply(version) : version)
                        .toList(),
                numbersUsed);
    }
}
