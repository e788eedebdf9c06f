package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;

/** The key of a line's item. */
record LineKey(String invoiceNumber, String transactionId) {
    static LineKey of(MappedLine line) {
        return new LineKey(line.invoiceNumber(), line.transactionId());
    }
}
