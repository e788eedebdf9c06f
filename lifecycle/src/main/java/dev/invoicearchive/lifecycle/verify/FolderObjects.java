package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RestoreState;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A copy of the archive bucket in a folder, each object in the file of its key. It has no versions, no locks and no storage
 * classes, and nothing can be put into it.
 */
public final class FolderObjects implements ArchiveObjects {
    private final Path root;

    /** The objects in this folder. */
    public FolderObjects(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void versions(String prefix, Visitor visitor) throws IOException {
        int slash = prefix.lastIndexOf('/');
        String folder = slash < 0 ? "" : prefix.substring(0, slash + 1);
        Optional<Path> start = path(folder);
        if (start.isPresent() && Files.isDirectory(start.get())) {
            list(start.get(), folder, prefix, visitor);
        }
    }

    @Override
    public Optional<ObjectVersion> find(String key) throws IOException {
        Optional<Path> file = path(key);
        return file.isPresent() && !key.endsWith("/") && Files.isRegularFile(file.get())
                ? Optional.of(version(key, file.get()))
                : Optional.empty();
    }

    @Override
    public InputStream open(ObjectVersion version) throws IOException {
        Path file = path(version.key()).orElseThrow(() -> new IOException("Missing file of " + version.key() + "."));
        return Files.newInputStream(file);
    }

    @Override
    public Protection protection(ObjectVersion version) {
        return Protection.NONE;
    }

    @Override
    public Optional<ObjectVersion> putIfAbsent(String key, byte[] content, Protection protection) {
        throw readOnly();
    }

    @Override
    public ObjectVersion put(String key, byte[] content) {
        throw readOnly();
    }

    @Override
    public Optional<ObjectVersion> copyIfAbsent(
            String bucket, String sourceKey, String key, String sha256, Protection protection) {
        throw readOnly();
    }

    @Override
    public void retain(ObjectVersion version, Retention retention) {
        throw readOnly();
    }

    @Override
    public void hold(ObjectVersion version, boolean held) {
        throw readOnly();
    }

    @Override
    public RestoreState restoreState(ObjectVersion version) {
        return new RestoreState(RestoreState.Stage.NOT_COLD, Optional.empty());
    }

    @Override
    public void restore(ObjectVersion version, int days, RetrievalTier tier) {
        throw readOnly();
    }

    private void list(Path folder, String folderKey, String prefix, Visitor visitor) throws IOException {
        for (Child child : children(folder, folderKey)) {
            if (child.folder() && (child.key().startsWith(prefix) || prefix.startsWith(child.key()))) {
                list(child.path(), child.key(), prefix, visitor);
            } else if (!child.folder() && child.key().startsWith(prefix)) {
                visitor.visit(version(child.key(), child.path()));
            }
        }
    }

    /** @param key of a file, or of a folder with a slash at its end, by which S3 orders what is in it */
    private record Child(String key, Path path, boolean folder) {
        private byte[] order() {
            return key.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<Child> children(Path folder, String folderKey) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> {
                        boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                        return new Child(folderKey + path.getFileName() + (isFolder ? "/" : ""), path, isFolder);
                    })
                    .sorted(Comparator.comparing(Child::order, Arrays::compareUnsigned))
                    .toList();
        }
    }

    private static ObjectVersion version(String key, Path file) throws IOException {
        return new ObjectVersion(
                key,
                "",
                Files.size(file),
                "",
                Files.getLastModifiedTime(file).toInstant(),
                StorageClass.STANDARD,
                true,
                false);
    }

    /** The file of a key; empty if a key cannot be one in this folder. */
    private Optional<Path> path(String key) {
        try {
            Path file = root.resolve(key).normalize();
            return file.startsWith(root) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            // A file system that does not know such a name does not hold the object.
            return Optional.empty();
        }
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("A copied folder is only read.");
    }
}
