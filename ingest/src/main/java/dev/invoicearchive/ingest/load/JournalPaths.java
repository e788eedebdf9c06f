package dev.invoicearchive.ingest.load;

import java.nio.file.Path;

/**
 * Where a load keeps its own files.
 *
 * @param progress how far it has come
 * @param rejected the list of rejected lines, in a folder that exists
 */
public record JournalPaths(Path progress, Path rejected) {
    private static final String PROGRESS_SUFFIX = ".load.json";

    /** The progress stands beside the list. */
    public static JournalPaths beside(Path rejected) {
        Path absolute = rejected.toAbsolutePath();
        return new JournalPaths(absolute.resolveSibling(absolute.getFileName() + PROGRESS_SUFFIX), absolute);
    }
}
