package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.athena.storage.Buckets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the endpoint keeps what it is given.
 *
 * @param buckets the folders that stand for S3
 * @param registry the folder of workgroups, named queries, prepared statements and tags
 */
public record AthenaStorage(Buckets buckets, Path registry) {
    public AthenaStorage {
        Objects.requireNonNull(buckets, "buckets is null");
        Objects.requireNonNull(registry, "registry is null");
    }
}
