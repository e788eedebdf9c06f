/**
 * What a change of the invoice table is, how it becomes one archived row and back, and the rules that every stage
 * shares: attribute names, columns, object keys, the amount rule, declared aggregates.
 *
 * <p>Comes in: change records as JSON bytes or attribute values. Goes out: {@link dev.invoicearchive.model.ArchiveRow}.
 * Depends on the JDK and a streaming JSON parser only; it knows no AWS client, no Parquet and no clock.
 */
package dev.invoicearchive.model;
