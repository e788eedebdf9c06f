package dev.invoicearchive.format;

import java.math.BigDecimal;

/**
 * What of a row proves that it is there, and once: the columns from which control totals are made.
 *
 * @param eventId identity of the change within the archive
 * @param eventTimeMicros when it happened, microseconds since 1970 UTC
 * @param amount null if the row has none
 * @param previousAmount the same
 */
public record RowProof(String eventId, long eventTimeMicros, BigDecimal amount, BigDecimal previousAmount) {}
