package dev.invoicearchive.ingest.load;

/** What became of a line at the table. */
public enum LineOutcome {
    /** It is in the table now. */
    WRITTEN,
    /** The table held the same item before. */
    ALREADY_THERE,
    /** The table holds another item with this key; it was left as it is. */
    OTHER_CONTENT,
    /** DynamoDB does not take such an item. */
    REFUSED
}
