/**
 * What callers keep in Athena: workgroups, named queries, prepared statements, tags. Comes in: the API's own shapes. Goes
 * out: the same, also after a restart, for each lies in a file of its own.
 */
package dev.invoicearchive.local.athena.registry;
