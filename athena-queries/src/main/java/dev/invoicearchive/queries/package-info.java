/**
 * The archive's SQL and the one port through which it is asked.
 *
 * <p>Comes in: SQL. Goes out: columns and rows as text, through the Athena API, on AWS and on one machine alike. Holds
 * the delivered table's definition and the views, and deploys them. Knows the model and the Athena client; may not
 * depend on any writer of the archive.
 */
package dev.invoicearchive.queries;
