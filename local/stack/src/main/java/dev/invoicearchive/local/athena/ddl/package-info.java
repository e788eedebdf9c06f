/**
 * Athena's statements about tables, in the engine's words. Comes in: {@code CREATE EXTERNAL TABLE}, {@code SHOW},
 * {@code MSCK}, {@code ALTER TABLE}, {@code UNLOAD} and their kin. Goes out: a plan of engine statements, and rows shaped
 * as Athena shapes them.
 */
package dev.invoicearchive.local.athena.ddl;
