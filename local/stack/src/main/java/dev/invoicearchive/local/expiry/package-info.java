/**
 * The stand-in for DynamoDB's time-to-live, on the injected clock. DynamoDB Local's own runs on the real clock and marks
 * its removals unlike AWS. Comes in: changes with an expiry time. Goes out: removals, each with a receipt written in
 * the same transaction, by which the dispatcher tells an expiry from a caller's delete.
 */
package dev.invoicearchive.local.expiry;
