package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import java.util.List;

/** The table, as far as a load needs it: puts items where none is. Any thread may call it. */
public interface TableWriter {
    /** Lines of one call. */
    int LINES_MAX = 100;

    /**
     * Puts each line's item into the table unless one with its key is there. An item that is there is never changed.
     *
     * @param lines at most {@link #LINES_MAX}, all with different keys
     * @return what became of each, in the same order
     * @throws TableUnavailableException if the table does not answer or keeps refusing work; any of the lines may have
     *     been written
     */
    List<LineOutcome> write(List<MappedLine> lines) throws TableUnavailableException;
}
