/**
 * The Athena API on this machine: a loopback endpoint that speaks AWS JSON 1.1 in front of the SQL engine.
 *
 * <p>Comes in: the requests of any AWS SDK. Goes out: executions, their states, and results paged from one CSV file
 * each. Knows the engine by its JDBC address only; may not depend on the stages of the archive.
 */
package dev.invoicearchive.local.athena;
