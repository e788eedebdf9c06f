package dev.invoicearchive.ingest;

import java.io.IOException;

/** A file of another system, each of whose lines becomes an item; can be read more than once, always the same. */
public interface MappedFile {
    /** The file's name, for messages. */
    String name();

    /** Whether every line is a transaction of its own by construction, so that no key can come twice. */
    boolean keysAreUnique();

    /**
     * Reads the file from its beginning to its end, in flat memory.
     *
     * @throws InvalidFileException if the file as a whole is not what was announced: not gzip, cut off, another encoding,
     *     a column missing; lines before the fault have been given to the sink
     * @throws IOException if the file cannot be read, or the sink cannot go on
     */
    void read(LineSink sink) throws IOException, InvalidFileException;
}
