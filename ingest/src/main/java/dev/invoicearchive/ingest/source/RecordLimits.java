package dev.invoicearchive.ingest.source;

/** How long what is read may be, so that memory stays flat whatever a file holds. */
final class RecordLimits {
    /** Characters of one record; far more than an item of the table may have. */
    static final int CHARACTERS_MAX = 4 * 1024 * 1024;

    /** Columns of one record. */
    static final int COLUMNS_MAX = 4_096;

    private RecordLimits() {}
}
