package dev.invoicearchive.model;

import java.util.List;

/** The live total of every invoice; the only place where the attributes of its table are spelled. */
public final class InvoiceTotals {
    /** The table of the totals. */
    public static final String TABLE = "InvoiceTotal";

    /** Its partition key. */
    public static final String INVOICE_NUMBER = "InvoiceNumber";

    /** The exact sum of the amounts that count. */
    public static final String TOTAL = "Total";

    /** How many transactions there are. */
    public static final String TRANSACTION_COUNT = "TransactionCount";

    /** When the last applied change happened. */
    public static final String UPDATE_DATE = "UpdateDate";

    /** How often the item was written. */
    public static final String VERSION = "Version";

    /** The changes that could not be added, a set of texts; not there while the total is right. */
    public static final String REBUILD_NEEDED = "RebuildNeeded";

    /** The declared aggregate. */
    public static final Aggregate AGGREGATE = new Aggregate(
            TABLE,
            INVOICE_NUMBER,
            Aggregate.Grouping.INVOICE_NUMBER,
            List.of(
                    new Aggregate.Measure(Aggregate.Kind.AMOUNT_SUM, TOTAL),
                    new Aggregate.Measure(Aggregate.Kind.TRANSACTION_COUNT, TRANSACTION_COUNT),
                    new Aggregate.Measure(Aggregate.Kind.LAST_CHANGE_TIME, UPDATE_DATE),
                    new Aggregate.Measure(Aggregate.Kind.VERSION, VERSION)),
            Aggregate.Condition.NOT_EXPIRED);

    private InvoiceTotals() {}
}
