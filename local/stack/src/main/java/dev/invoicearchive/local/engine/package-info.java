/**
 * Chooses the SQL engine that runs on this machine's Java, and runs it in a JVM of its own. Comes in: an installation,
 * the folder of the objects. Goes out: a JDBC address. Knows nothing of tables and views.
 */
package dev.invoicearchive.local.engine;
