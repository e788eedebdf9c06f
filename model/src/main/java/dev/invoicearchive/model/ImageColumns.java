package dev.invoicearchive.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The columns of one image of an item. Every component may be null: what an image lacks, and what does not fit its
 * column, is null here and kept in {@code otherAttributes}.
 *
 * @param amount exact, below 10^20 and with at most 9 decimals
 * @param country the transaction's country as written
 * @param invoiceDate the business date
 * @param invoiceDoc the document as plain JSON
 * @param otherAttributes DynamoDB JSON of every attribute that these columns cannot give back exactly
 * @param fingerprint 64-bit hash of the canonical image; null only if there is no image
 */
public record ImageColumns(
        BigDecimal amount,
        String country,
        LocalDate invoiceDate,
        String invoiceDoc,
        String otherAttributes,
        Long fingerprint) {

    /** The columns of an image that does not exist: before an insert, after a removal. */
    public static final ImageColumns ABSENT = new ImageColumns(null, null, null, null, null, null);

    /** Whether there is an image at all. */
    public boolean isPresent() {
        return fingerprint != null;
    }
}
