package dev.invoicearchive.ingest;

import java.io.IOException;

/** Takes the lines of a file in their order; every line comes exactly once, in one of two ways. */
public interface LineSink {
    /**
     * A line that became an item.
     *
     * @throws IOException if it cannot be passed on; the reading ends
     */
    void accept(MappedLine line) throws IOException;

    /**
     * A line that cannot be taken in.
     *
     * @throws IOException if it cannot be written down; the reading ends
     */
    void reject(RejectedLine line) throws IOException;
}
