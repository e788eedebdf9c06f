package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.util.Map;

/** Moves a version to a class at once, where a test needs no rule for it. */
public final class ClassMoves {
    private ClassMoves() {}

    public static void move(DirectoryObjectStore store, String key, String versionId, StorageClass storageClass)
            throws IOException {
        store.move(Map.of(store.find(key, versionId).orElseThrow(), storageClass));
    }
}
