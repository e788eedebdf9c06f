package dev.invoicearchive.lifecycle.objects;

import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.time.Instant;
import java.util.Objects;

/**
 * One version of one object.
 *
 * @param key as in S3, without a leading slash
 * @param versionId opaque; empty where the place keeps no versions
 * @param size bytes; 0 for a delete marker
 * @param eTag as the place gives it, without quotes; empty where it gives none
 * @param createdAt when this version was put
 * @param storageClass where it lies
 * @param newest whether a reader who names no version gets this one
 * @param deleteMarker whether it says that the object is gone, and holds nothing
 */
public record ObjectVersion(
        String key,
        String versionId,
        long size,
        String eTag,
        Instant createdAt,
        StorageClass storageClass,
        boolean newest,
        boolean deleteMarker) {
    public ObjectVersion {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(versionId, "versionId is null");
        Objects.requireNonNull(eTag, "eTag is null");
        Objects.requireNonNull(createdAt, "createdAt is null");
        Objects.requireNonNull(storageClass, "storageClass is null");
    }
}
