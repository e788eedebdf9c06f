/**
 * The statements with which an engine seals days. Comes in: days and names of work tables. Goes out: SQL that Athena and
 * the local engine take alike. It runs nothing.
 */
package dev.invoicearchive.queries.seal;
