package dev.invoicearchive.local.athena.storage;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The buckets of this machine. One of them holds the archive, which statements may read and never write. */
public final class Buckets {
    /** Where results go unless somebody says otherwise. */
    public static final String RESULTS = "athena-results";

    /** Holds the archive. */
    public static final String ARCHIVE = "invoice-archive";

    private final Path archive;
    private final Path results;
    private final Path others;

    /**
     * @param archive the folder of the bucket {@code invoice-archive}
     * @param results the folder of the bucket {@code athena-results}
     * @param others the folder that holds a folder for each other bucket
     */
    public Buckets(Path archive, Path results, Path others) {
        this.archive = absolute(archive);
        this.results = absolute(results);
        this.others = absolute(others);
    }

    /**
     * The folder or file of a location that statements read.
     *
     * @throws StatementFault if it is no location, or leads out of its bucket
     */
    public Path readable(String location) {
        S3Location parsed = parse(location);
        return within(folder(parsed.bucket()), parsed);
    }

    /**
     * The folder or file of a location that statements write.
     *
     * @throws StatementFault also if it lies in the archive
     */
    public Path writable(String location) {
        Path path = readable(location);
        if (isArchive(path)) {
            throw new StatementFault(
                    Type.ACCESS_DENIED,
                    "PERMISSION_DENIED: Access Denied: the bucket " + ARCHIVE
                            + " holds the archive and is read only. Write to another bucket, such as"
                            + " s3://my-bucket/folder/.");
        }
        return path;
    }

    /**
     * Checks a folder that the engine is to write to, in whatever way it came to be known.
     *
     * @throws StatementFault if it lies in no bucket, in the archive, or behind a link that leads to either
     */
    public void checkWritable(Path folder) {
        writable(location(folder)
                .map(Object::toString)
                .orElseThrow(() -> new StatementFault(
                        Type.ACCESS_DENIED,
                        "PERMISSION_DENIED: Access Denied: " + folder
                                + " lies in no bucket. Write to a table of one, such as s3://my-bucket/folder/.")));
    }

    /** A place for what is not yet whole, on the same disk as the buckets. */
    public Path staging(String name) {
        return others.resolve(".staging").resolve(name);
    }

    /** Whether a path belongs to the archive, by its name or by a link. */
    public boolean isArchive(Path path) {
        Path found = absolute(path);
        try {
            return found.startsWith(archive) || real(found).startsWith(real(archive));
        } catch (IOException e) {
            throw new StatementFault(
                    Type.PATH_NOT_FOUND, "INVALID_LOCATION: Cannot use " + found + ": " + e.getMessage() + ".");
        }
    }

    /** The location of a path; empty if it lies in no bucket. */
    public Optional<S3Location> location(Path path) {
        Path found = absolute(path);
        for (Map.Entry<String, Path> bucket :
                Map.of(ARCHIVE, archive, RESULTS, results).entrySet()) {
            if (found.startsWith(bucket.getValue())) {
                return Optional.of(new S3Location(bucket.getKey(), key(bucket.getValue(), found)));
            }
        }
        if (!found.startsWith(others) || found.equals(others)) {
            return Optional.empty();
        }
        Path bucket = others.resolve(others.relativize(found).getName(0));
        return Optional.of(new S3Location(bucket.getFileName().toString(), key(bucket, found)));
    }

    /** The names of the buckets that there are, in order. */
    public List<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>(List.of(ARCHIVE, RESULTS));
        if (Files.isDirectory(others)) {
            try (Stream<Path> folders = Files.list(others)) {
                folders.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                        .map(folder -> folder.getFileName().toString())
                        .filter(name -> root(name).isPresent())
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }

    /** The folder of a bucket, which need not exist; empty if no bucket can have the name. */
    public Optional<Path> root(String bucket) {
        return S3Location.parse("s3://" + bucket + "/")
                .filter(location -> location.bucket().equals(bucket))
                .map(location -> folder(bucket));
    }

    private Path folder(String bucket) {
        return switch (bucket) {
            case ARCHIVE -> archive;
            case RESULTS -> results;
            default -> others.resolve(bucket);
        };
    }

    private static S3Location parse(String location) {
        return S3Location.parse(location)
                .orElseThrow(() -> new StatementFault(
                        Type.INVALID_ARGUMENT,
                        "INVALID_LOCATION: Invalid S3 location: " + location
                                + ", expected s3://bucket/folder/ without . and .. in it. Correct the location."));
    }

    private static Path within(Path bucket, S3Location location) {
        try {
            Path path = bucket.resolve(location.key()).normalize();
            if (path.startsWith(bucket) && real(path).startsWith(real(bucket))) {
                return path;
            }
        } catch (IOException | InvalidPathException e) {
            throw new StatementFault(
                    Type.PATH_NOT_FOUND, "INVALID_LOCATION: Cannot use " + location + ": " + e.getMessage() + ".");
        }
        throw new StatementFault(
                Type.ACCESS_DENIED,
                "PERMISSION_DENIED: Access Denied: " + location
                        + " leads out of its bucket. Remove the link from the bucket's folder.");
    }

    /** The real place of a path, of which the last parts need not exist yet. */
    private static Path real(Path path) throws IOException {
        Path present = path;
        while (present.getParent() != null && !Files.exists(present, LinkOption.NOFOLLOW_LINKS)) {
            present = Objects.requireNonNull(present.getParent(), "parent is null");
        }
        return present.toRealPath().resolve(present.relativize(path)).normalize();
    }

    private static String key(Path bucket, Path path) {
        return bucket.relativize(path).toString().replace('\\', '/');
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
