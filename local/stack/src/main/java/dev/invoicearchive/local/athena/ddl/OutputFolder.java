package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that a statement writes files into. */
final class OutputFolder {
    private OutputFolder() {}

    /**
     * Makes the folder if it is missing.
     *
     * @param location as the statement spells it
     * @throws StatementFault if anything is in it
     */
    static void claim(Path folder, String location) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> content = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
                if (content.findAny().isPresent()) {
                    throw new StatementFault(
                            Type.QUERY_REJECTED,
                            "HIVE_PATH_ALREADY_EXISTS: Target directory for table already exists and is not empty: "
                                    + location + ". Empty it or choose another.");
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** Removes the files that only the engine reads, and gives the others in the order of their names. */
    static List<S3Location> settle(Path folder, Buckets buckets) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                if (isHidden(file)) {
                    Files.delete(file);
                }
            }
            return files.stream()
                    .filter(file -> !isHidden(file))
                    .map(file -> buckets.location(file).orElseThrow())
                    .toList();
        }
    }

    /** Moves what is in one folder into another, which is empty, and removes the first. */
    static void move(Path from, Path to) throws IOException {
        try (Stream<Path> content = Files.list(from)) {
            for (Path path : content.toList()) {
                Files.move(path, to.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.delete(from);
    }

    /** Removes a folder and what is in it; does nothing if it is absent. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
