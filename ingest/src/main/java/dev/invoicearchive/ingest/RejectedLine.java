package dev.invoicearchive.ingest;

import java.util.Objects;
import java.util.Optional;

/**
 * One line of a file that cannot be taken in.
 *
 * @param number the line's place in the file, 1 for the first
 * @param invoiceNumber its invoice, as far as that could be read
 * @param transactionId its transaction, as far as that could be read
 * @param reason what was found where and what was expected; names columns and keys, never the content of a document
 */
public record RejectedLine(long number, Optional<String> invoiceNumber, Optional<String> transactionId, String reason) {
    public RejectedLine {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        Objects.requireNonNull(transactionId, "transactionId is null");
        Objects.requireNonNull(reason, "reason is null");
    }

    /** A line whose keys could not be read. */
    public RejectedLine(long number, String reason) {
        this(number, Optional.empty(), Optional.empty(), reason);
    }
}
