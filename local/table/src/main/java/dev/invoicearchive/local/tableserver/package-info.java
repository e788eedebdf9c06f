/**
 * DynamoDB Local in a JVM of its own. In comes a folder for its data; out goes the DynamoDB wire protocol on a loopback
 * port. May depend on nothing of the archive, and nothing of the archive may have it on its class path: DynamoDB Local's
 * licence forbids incorporating it, so the user's own build downloads it and it is only ever a separate process.
 */
package dev.invoicearchive.local.tableserver;
