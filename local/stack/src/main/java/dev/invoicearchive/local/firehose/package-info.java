/**
 * The stand-in for Data Firehose, faithful where it bites: it buffers records before the Lambda and again behind it,
 * joins what it buffers byte by byte, partitions by the keys that the Lambda names, limits open partitions and payloads,
 * retries, sets failed records aside and backs up the source. Comes in: records of the feed. Goes out: objects. It
 * knows nothing of Parquet.
 */
package dev.invoicearchive.local.firehose;
