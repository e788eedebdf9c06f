package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.KeyOrder;
import dev.invoicearchive.lifecycle.objects.Protection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The files of a folder as the keys of a bucket, in the order of S3. Goes down only into folders that can hold a key that
 * was asked for. Links are followed nowhere, and what {@code LocalFiles} has not finished writing is left out.
 */
public final class FolderKeys {
    /** What S3 calls the version of an object that was put while the bucket kept no versions. */
    public static final String NO_VERSION = "null";

    private static final Pattern UNFINISHED = Pattern.compile("\\.[0-9a-f-]{36}\\.tmp");

    private final Path folder;

    public FolderKeys(Path folder) {
        this.folder = folder;
    }

    /**
     * Keys that begin with {@code prefix} and come behind {@code after}.
     *
     * @param keysMax how many at most
     */
    public List<String> page(String prefix, String after, int keysMax) throws IOException {
        List<String> found = new ArrayList<>();
        collect(folder, "", new Wanted(prefix, after, keysMax, found));
        return found;
    }

    /**
     * The file of a key as a version; empty if there is none. Its ETag changes whenever the file is written.
     *
     * @throws IllegalArgumentException if the key leads out of the folder
     */
    public Optional<StoredVersion> find(String key) throws IOException {
        Path file = file(key);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || isBehindLink(key)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Instant written = attributes.lastModifiedTime().toInstant();
        long nanos = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        byte[] state = (key + " " + attributes.size() + " " + nanos).getBytes(StandardCharsets.UTF_8);
        String eTag = Digests.md5(state) + "-1";
        StoredObject object = new StoredObject(key, NO_VERSION, attributes.size(), eTag, "", written);
        return Optional.of(StoredVersion.put(object, Protection.NONE));
    }

    /**
     * The file of a key, which need not exist.
     *
     * @throws IllegalArgumentException if the key leads out of the folder
     */
    public Path file(String key) {
        return VersionFiles.fileOf(folder, key);
    }

    /**
     * What is looked for.
     *
     * @param found what was found so far
     */
    private record Wanted(String prefix, String after, int keysMax, List<String> found) {
        boolean isFull() {
            return found.size() >= keysMax;
        }

        /** Whether a folder, named with a slash at its end, can hold a key of these. */
        boolean mayLieIn(String folder) {
            boolean fits = folder.startsWith(prefix) || prefix.startsWith(folder);
            return fits && (after.startsWith(folder) || KeyOrder.UTF_8.compare(folder, after) > 0);
        }

        void offer(String key) {
            if (key.startsWith(prefix) && KeyOrder.UTF_8.compare(key, after) > 0) {
                found.add(key);
            }
        }
    }

    private static void collect(Path folder, String base, Wanted wanted) throws IOException {
        for (String name : names(folder)) {
            if (wanted.isFull()) {
                return;
            }
            String key = base + name;
            if (!name.endsWith("/")) {
                wanted.offer(key);
            } else if (wanted.mayLieIn(key)) {
                collect(folder.resolve(name), key, wanted);
            }
        }
    }

    /** What a folder holds, in the order of keys; folders with a slash at their end. */
    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(name + "/");
                } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)
                        && !UNFINISHED.matcher(name).matches()) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            // Removed since it was seen, or never made: it holds nothing.
            return names;
        }
        names.sort(KeyOrder.UTF_8);
        return names;
    }

    private boolean isBehindLink(String key) {
        Path path = folder;
        for (Path part : Path.of(key)) {
            path = path.resolve(part);
            if (Files.isSymbolicLink(path)) {
                return true;
            }
        }
        return false;
    }
}
