package dev.invoicearchive.lifecycle.cost.restore;

import java.math.BigDecimal;

/**
 * What one restore costs. Amounts are US dollars in whole cents, each half a cent rounded up.
 *
 * @param offer from where and how fast
 * @param objects how many
 * @param bytes how large they are together
 * @param days how long the copies are kept
 * @param requests paid for the objects
 * @param retrieval paid for the bytes
 * @param copies paid for what lies in STANDARD meanwhile; the cold objects are paid for as before
 */
public record RestoreQuote(
        RetrievalOffer offer,
        long objects,
        long bytes,
        int days,
        BigDecimal requests,
        BigDecimal retrieval,
        BigDecimal copies) {
    /** All of it. */
    public BigDecimal total() {
        return requests.add(retrieval).add(copies);
    }

    /** How long it takes as a rule. */
    public RetrievalTime time() {
        return offer.time();
    }
}
