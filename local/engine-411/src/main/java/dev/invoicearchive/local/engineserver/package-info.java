/**
 * The SQL engine of Java 17 to 23, alone in its JVM. Comes in: a folder for its work. Goes out: Trino's protocol on a
 * loopback port. Knows nothing of the archive: tables and views come over the wire.
 */
package dev.invoicearchive.local.engineserver;
