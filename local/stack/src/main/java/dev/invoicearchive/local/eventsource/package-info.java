/**
 * The stand-in for Lambda's event source mapping on the table's stream: batches in order, partial failures, bounded
 * retries, a destination for what keeps failing. Comes in: the log. Goes out: calls of the totals Lambda.
 */
package dev.invoicearchive.local.eventsource;
