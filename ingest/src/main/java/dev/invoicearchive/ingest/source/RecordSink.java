package dev.invoicearchive.ingest.source;

import dev.invoicearchive.ingest.InvalidFileException;
import java.io.IOException;

/** Takes the records of a file in their order. */
@FunctionalInterface
public interface RecordSink {
    /**
     * The next record.
     *
     * @return whether more are wanted
     * @throws IOException if it cannot be passed on; the reading ends
     * @throws InvalidFileException if with this record the file has become more than can be taken in
     */
    boolean accept(SourceRecord record) throws IOException, InvalidFileException;
}
