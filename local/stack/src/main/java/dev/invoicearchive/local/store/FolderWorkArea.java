package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.seal.WorkArea;
import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The sealer's work area as a plain folder: the one in which the engine's results lie. */
public final class FolderWorkArea implements WorkArea {
    private final DurableFiles files;
    private final String bucket;
    private final Path folder;

    /**
     * @param bucket the name under which the engine knows the folder
     * @param folder made when it is first needed
     */
    public FolderWorkArea(DurableFiles files, String bucket, Path folder) {
        this.files = files;
        this.bucket = bucket;
        this.folder = folder;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return Files.newInputStream(file(key));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "Missing object " + key + " in bucket " + bucket
                            + ": none, expected what this attempt put there. Seal again.",
                    e);
        }
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        files.replace(file(key), content);
    }

    private Path file(String key) throws IOException {
        Path file = folder.resolve(key).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("Invalid key: " + key + ", expected one inside the bucket " + bucket + ".");
        }
        return file;
    }
}
