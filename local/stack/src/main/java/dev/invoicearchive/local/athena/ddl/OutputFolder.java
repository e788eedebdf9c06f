package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that a statement writes files into. */
final class OutputFolder {
    private static final String NO_FOLDER = "External table location does not exist";

    private OutputFolder() {}

    /**
     * Makes sure that nothing is there: not even an empty folder, for the engine wants to make it.
     *
     * @param location as the statement spells it
     * @throws StatementFault if anything is in it
     */
    static void claim(Path folder, String location) throws IOException {
        Files.createDirectories(folder.getParent());
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            throw new StatementFault(
                    Type.QUERY_REJECTED,
                    "HIVE_PATH_ALREADY_EXISTS: Target directory for table already exists and is not empty: " + location
                            + ". Empty it or choose another.");
        }
    }

    /** Whether a write failed because it had no rows: then the engine makes no folder, and misses it. */
    static boolean isMissing(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains(NO_FOLDER);
    }

    /** Removes the files that only the engine reads, and gives the others in the order of their names. */
    static List<S3Location> settle(Path folder, Buckets buckets) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
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
