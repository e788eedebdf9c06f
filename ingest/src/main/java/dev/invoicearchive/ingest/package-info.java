/**
 * Brings invoices of other systems in: files become items of the table ({@code load}), or history in the archive alone
 * ({@code backfill}).
 *
 * <p>Comes in: lines of CSV or JSON files. Goes out: items through the DynamoDB API, change records through the Firehose
 * API, and an account of every line: taken in, there before, or rejected with its reason.
 */
package dev.invoicearchive.ingest;
