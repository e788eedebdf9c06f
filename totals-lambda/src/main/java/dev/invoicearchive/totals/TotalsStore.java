package dev.invoicearchive.totals;

import java.util.Optional;

/** Where live totals and claims are kept. Each method is one request: it happens as a whole or not at all. */
public interface TotalsStore {

    /**
     * Claims every change and adds what they add, in one transaction. Refused if the sum would leave what DynamoDB can
     * hold exactly: below 10^29 in size with 9 decimals, which is 38 digits.
     */
    StoreOutcome apply(InvoiceClaims claims);

    /** Marks a total for rebuild; makes a total of zero if the invoice has none. A second equal mark changes nothing. */
    StoreOutcome mark(RebuildMark mark);

    /** The total of an invoice, read consistently; empty if no change of it was ever applied or marked. */
    Optional<InvoiceTotal> find(String invoiceNumber);
}
