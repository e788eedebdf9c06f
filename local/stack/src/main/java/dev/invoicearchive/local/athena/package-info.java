/**
 * The Athena API on this machine: a loopback endpoint that speaks AWS JSON 1.1 in front of the SQL engine.
 *
 * <p>Comes in: the requests of any AWS SDK. Goes out: executions, their states, results paged from one file each, and
 * what callers keep. Statements are read in {@code sql}, translated in {@code ddl} to the plans of {@code plan}; S3 is
 * {@code storage}, what callers keep {@code registry}. Knows the engine by its JDBC address only; may not depend on the
 * stages of the archive.
 */
package dev.invoicearchive.local.athena;
