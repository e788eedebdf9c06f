/**
 * The transformation Lambda of the delivery stream: a batch of change records becomes Parquet.
 *
 * <p>Comes in: Firehose's transformation event. Goes out: its answer, in which a few records carry one Parquet file each,
 * the others of their hour are dropped because they are rows of those files, and what cannot become a row is marked as
 * failed. Depends on the model and the archive format; it talks to no AWS service, and no other stage may depend on it.
 */
package dev.invoicearchive.transform;
