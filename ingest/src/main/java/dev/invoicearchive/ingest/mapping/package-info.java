/**
 * What the columns of a file mean.
 *
 * <p>Comes in: a mapping, from a file or from options, and the records of {@link dev.invoicearchive.ingest.source}. Goes
 * out: items that DynamoDB will take, or the reason why a line is none. A mapping is checked against the file before the
 * first line is taken in.
 */
package dev.invoicearchive.ingest.mapping;
