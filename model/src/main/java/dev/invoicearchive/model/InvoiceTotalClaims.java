package dev.invoicearchive.model;

import java.time.Duration;

/**
 * The table of claims: one item per change that a live total contains. The only place where its attributes are spelled.
 * A change that alters no total has no claim.
 */
public final class InvoiceTotalClaims {
    /** The table, unless the settings name another. */
    public static final String TABLE = "InvoiceTotalClaim";

    /** Its partition key. */
    public static final String INVOICE_NUMBER = "InvoiceNumber";

    /** Its sort key: the stream's id of the change, which is not the id that the feed gives the same change. */
    public static final String EVENT_ID = "EventId";

    /** The signed amount that the change added. */
    public static final String TOTAL = "Total";

    /** The signed number of transactions that the change added. */
    public static final String TRANSACTION_COUNT = "TransactionCount";

    /** When the change happened: UTC, whole seconds, as the stream gives it. */
    public static final String EVENT_TIME = "EventTime";

    /** Seconds since 1970 after which DynamoDB may remove the claim. */
    public static final String EXPIRES_AT = "ExpiresAt";

    /**
     * How long after its change a claim is kept. The stream forgets a change after one day; the rest is the time in which
     * a rebuild may lean on claims instead of the archive.
     */
    public static final Duration KEPT = Duration.ofDays(35);

    private InvoiceTotalClaims() {}
}
