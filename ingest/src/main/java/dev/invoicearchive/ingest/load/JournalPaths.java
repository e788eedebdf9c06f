package dev.invoicearchive.ingest.load;

import java.nio.file.Path;

/**
 * Where a load keeps its own files.
 *
 * @param progress how far it has come
 * @param rejected the list of rejected lines, in a folder that exists
 */
public record JournalPaths(Path progress, Path rejected) {
    /** How the name of a list ends, if the user gives no other. */
    public static final String LIST_SUFFIX = ".rejected.csv";

    private static final String PROGRESS_SUFFIX = ".load.json";

    /** The progress stands beside the list. */
    public static JournalPaths beside(Path rejected) {
        Path absolute = rejected.toAbsolutePath();
        String name = absolute.getFileName().toString();
        String bare = name.endsWith(LIST_SUFFIX) ? name.substring(0, name.length() - LIST_SUFFIX.length()) : name;
        return new JournalPaths(absolute.resolveSibling(bare + PROGRESS_SUFFIX), absolute);
    }
}
