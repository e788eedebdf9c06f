package dev.invoicearchive.auditor.totals;

import java.util.Optional;
import java.util.function.Consumer;

/** The table of live totals, to read from. */
public interface LiveTotals extends AutoCloseable {
    /** The total of one invoice, or nothing if the table has none. */
    Optional<LiveTotal> find(String invoiceNumber);

    /** Hands over every total, in no order, page by page. */
    void forEach(Consumer<LiveTotal> consumer);

    /** Lets go of the connection. */
    @Override
    void close();
}
