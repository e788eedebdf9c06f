package dev.invoicearchive.lifecycle.objects;

import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/**
 * A page of versions in the order in which S3 sent it, which the client loses by parting versions and delete markers. Among
 * versions of one key and one second the newest comes first; between a version and a marker the order is then open. Times
 * are cut to the seconds that other answers of S3 have.
 */
final class VersionPage {
    private static final Comparator<ObjectVersion> ORDER = Comparator.comparing(ObjectVersion::key, KeyOrder.UTF_8)
            .thenComparing(ObjectVersion::newest, Comparator.reverseOrder())
            .thenComparing(ObjectVersion::createdAt, Comparator.reverseOrder());

    private VersionPage() {}

    static List<ObjectVersion> inOrder(ListObjectVersionsResponse page) throws IOException {
        List<ObjectVersion> all = new ArrayList<>();
        for (software.amazon.awssdk.services.s3.model.ObjectVersion version : page.versions()) {
            all.add(version(version));
        }
        page.deleteMarkers().forEach(marker -> all.add(marker(marker)));
        // Stable: what is equal stays as S3 sent it.
        all.sort(ORDER);
        return all;
    }

    private static ObjectVersion version(software.amazon.awssdk.services.s3.model.ObjectVersion version)
            throws IOException {
        return new ObjectVersion(
                version.key(),
                version.versionId(),
                version.size(),
                S3Values.unquoted(version.eTag()),
                version.lastModified().truncatedTo(ChronoUnit.SECONDS),
                S3Values.storageClass(version.key(), version.storageClassAsString()),
                Boolean.TRUE.equals(version.isLatest()),
                false);
    }

    private static ObjectVersion marker(DeleteMarkerEntry marker) {
        return new ObjectVersion(
                marker.key(),
                marker.versionId(),
                0,
                "",
                marker.lastModified().truncatedTo(ChronoUnit.SECONDS),
                StorageClass.STANDARD,
                Boolean.TRUE.equals(marker.isLatest()),
                true);
    }
}
