/** Backfill from file to delivered objects, on the parts that run on one machine. */
package dev.invoicearchive.local.backfill;
