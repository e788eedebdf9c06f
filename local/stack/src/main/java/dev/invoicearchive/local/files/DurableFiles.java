package dev.invoicearchive.local.files;

import java.io.IOException;
import java.nio.file.Path;

/** Writes that survive the end of this process; where a method says so, also a loss of power. */
public interface DurableFiles {
    /**
     * Puts a file in place as a whole, safe from a loss of power: a reader sees the old content or the new, never a
     * part. Parent folders are made.
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
     * Makes what was appended to a file safe from a loss of power.
     *
     * @throws IOException if that cannot be done
     */
    void force(Path file) throws IOException;

    /**
     * Keeps a file's content under a second name; does nothing if the second name exists.
     *
     * @throws IOException if it cannot be kept
     */
    void keepAs(Path file, Path secondName) throws IOException;

    /**
     * Moves a file in one step, over one of that name if there is one; does nothing if the file is absent.
     *
     * @throws IOException if it cannot be moved
     */
    void move(Path file, Path target) throws IOException;

    /**
     * Cuts a file to a length.
     *
     * @throws IOException if it cannot be cut
     */
    void truncate(Path file, long length) throws IOException;

    /**
     * Removes a file; does nothing if it is absent.
     *
     * @throws IOException if it cannot be removed
     */
    void delete(Path file) throws IOException;
}
