package dev.invoicearchive.ingest.load;

import java.io.IOException;
import java.nio.file.Path;

/** The writes that a load's own files need; they survive the end of this process. */
public interface JournalFiles {
    /**
     * Puts a file in place as a whole, safe from a loss of power.
     *
     * @throws IOException if it cannot be written; then the old content is still there
     */
    void replace(Path file, byte[] content) throws IOException;

    /**
     * Adds bytes to the end of a file, which is made if it is absent.
     *
     * @throws IOException if they cannot all be written; then a part of them may be there
     */
    void append(Path file, byte[] content) throws IOException;

    /**
     * Makes what was appended safe from a loss of power.
     *
     * @throws IOException if that cannot be done
     */
    void force(Path file) throws IOException;

    /**
     * Cuts a file to a length; with length 0, removes it.
     *
     * @throws IOException if it cannot be cut
     */
    void truncate(Path file, long length) throws IOException;
}
