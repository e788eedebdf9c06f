/**
 * Reading the live totals.
 *
 * <p>Comes in: a DynamoDB table of totals. Goes out: {@link dev.invoicearchive.auditor.totals.LiveTotal}. It never writes
 * and knows nothing of the code that keeps the totals; both meet in the attribute names of the model.
 */
package dev.invoicearchive.auditor.totals;
