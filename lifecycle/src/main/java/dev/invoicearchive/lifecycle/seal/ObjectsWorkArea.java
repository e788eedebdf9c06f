package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The work area in the bucket to which the engine writes its results. */
public final class ObjectsWorkArea implements WorkArea {
    private final ArchiveObjects objects;
    private final String bucket;

    /**
     * @param objects of that bucket
     * @param bucket its name
     */
    public ObjectsWorkArea(ArchiveObjects objects, String bucket) {
        this.objects = Objects.requireNonNull(objects, "objects is null");
        this.bucket = Objects.requireNonNull(bucket, "bucket is null");
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public InputStream open(String key) throws IOException {
        ObjectVersion version = objects.find(key)
                .orElseThrow(() -> new IOException("Missing object " + key + " in bucket " + bucket
                        + ": none, expected what this attempt put there. Seal again."));
        return objects.open(version);
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        objects.put(key, content);
    }
}
