/**
 * Live totals. In comes a batch of the table's stream; out go one transaction per invoice and the number of the first
 * record that must come again. A change is claimed in the transaction that adds it, so however often a batch is
 * delivered, each change counts once. May depend on the model, the Lambda event classes and the DynamoDB client; not on
 * Parquet, queries or any other stage.
 */
package dev.invoicearchive.totals;
