package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.s3.S3Fault.Code;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The buckets of this machine: the archive's, and those that queries write to. */
final class S3Buckets {
    private final DurableFiles files;
    private final Buckets folders;
    private final Map<String, Bucket> others = new ConcurrentHashMap<>();
    private volatile Optional<Bucket> archive = Optional.empty();

    S3Buckets(DurableFiles files, Buckets folders) {
        this.files = files;
        this.folders = folders;
    }

    /** Opens the archive's bucket to callers. */
    void serve(DirectoryObjectStore store) {
        archive = Optional.of(new LockedBucket(store));
    }

    List<String> names() throws IOException {
        return folders.names();
    }

    /**
     * A bucket by its name.
     *
     * @throws S3Fault if there is none
     */
    Bucket bucket(String name) throws S3Fault {
        if (name.equals(Buckets.ARCHIVE)) {
            return archive.orElseThrow(
                    () -> new S3Fault(Code.ServiceUnavailable, "The archive is starting. Try again."));
        }
        Path folder = folder(name);
        if (!name.equals(Buckets.RESULTS) && !Files.isDirectory(folder)) {
            throw new S3Fault(Code.NoSuchBucket, "Missing bucket: " + name + ", expected one of this machine's.");
        }
        return others.computeIfAbsent(name, absent -> new FolderBucket(files, folder));
    }

    /** Makes a bucket without versions. */
    void create(String name) throws S3Fault, IOException {
        if (name.equals(Buckets.ARCHIVE)) {
            throw new S3Fault(Code.BucketAlreadyExists, "The bucket " + name + " is there.");
        }
        Files.createDirectories(folder(name));
    }

    private Path folder(String name) throws S3Fault {
        return folders.root(name)
                .orElseThrow(() -> new S3Fault(Code.InvalidBucketName, "Invalid bucket: " + name + "."));
    }
}
