/**
 * From the table's stream to one durable log of changes, which is both the journal of the dispatcher and the stand-in
 * for the Kinesis feed. Comes in: stream records. Goes out: changes with a time, an identity and a place in the order,
 * fixed once and for all before anybody sees them; and their two JSON forms, the feed's and the stream's.
 */
package dev.invoicearchive.local.feed;
