package dev.invoicearchive.ingest.backfill;

/**
 * A change, ready to be put.
 *
 * @param hour the hour in which it happened, counted from 1970 UTC
 * @param record its change record, UTF-8 JSON
 */
record ImportedChange(long hour, byte[] record) {
    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    static ImportedChange at(long micros, byte[] record) {
        return new ImportedChange(Math.floorDiv(micros, MICROS_PER_HOUR), record);
    }
}
