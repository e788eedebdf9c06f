/**
 * Brings the lines of a file into the table.
 *
 * <p>Comes in: mapped lines in the order of the file. Goes out: conditional puts through the DynamoDB API, a list of
 * rejected lines, and a record of how far it has come. A load can be killed at any point and begun again: what is in the
 * table is never overwritten, and each line is settled in exactly one way.
 */
package dev.invoicearchive.ingest.load;
