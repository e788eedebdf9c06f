package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What lies under {@code manifests/}, sorted out by names alone. A few objects for each seal, so all are kept. */
final class ManifestListing implements ArchiveObjects.Visitor {
    private final Map<Long, List<ObjectVersion>> manifests = new TreeMap<>();
    private final Map<String, List<ObjectVersion>> signatures = new TreeMap<>();
    private final List<ObjectVersion> strangers = new ArrayList<>();

    static ManifestListing of(ArchiveObjects objects) throws IOException {
        ManifestListing listing = new ManifestListing();
        objects.versions(ManifestKeys.PREFIX, listing);
        return listing;
    }

    @Override
    public void visit(ObjectVersion version) {
        OptionalLong manifest = ManifestKeys.sequenceOfManifest(version.key());
        if (manifest.isPresent()) {
            manifests
                    .computeIfAbsent(manifest.getAsLong(), sequence -> new ArrayList<>())
                    .add(version);
        } else if (ManifestKeys.sequenceOfSignature(version.key()).isPresent()) {
            signatures.computeIfAbsent(version.key(), key -> new ArrayList<>()).add(version);
        } else {
            strangers.add(version);
        }
    }

    /** The greatest number of a manifest of which any version is there; 0 if there is none. */
    long last() {
        return manifests.keySet().stream().max(Comparator.naturalOrder()).orElse(0L);
    }

    /** The versions of a manifest, the newest first. */
    List<ObjectVersion> manifest(long sequence) {
        return manifests.getOrDefault(sequence, List.of());
    }

    /** Takes the versions of a signature out of those that belong to no manifest. */
    List<ObjectVersion> takeSignature(String key) {
        return Optional.ofNullable(signatures.remove(key)).orElse(List.of());
    }

    /** The signatures that were not taken. */
    List<ObjectVersion> otherSignatures() {
        return signatures.values().stream().map(versions -> versions.get(0)).toList();
    }

    /** Objects whose names are none of manifests and signatures. */
    List<ObjectVersion> strangers() {
        return strangers;
    }
}
