/**
 * History of another system, into the archive alone: lines become change records, sorted by event hour, put through the
 * Firehose API at a pace that keeps the number of open partitions under its limit.
 *
 * <p>Comes in: a mapped file. Goes out: puts, retried until each record is accepted, and an account of every line.
 */
package dev.invoicearchive.ingest.backfill;
