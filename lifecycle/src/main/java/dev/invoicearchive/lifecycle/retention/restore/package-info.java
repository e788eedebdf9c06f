/**
 * Brings cold objects back for a while.
 *
 * <p>Comes in: days and zones, a tier, for how long. Goes out: {@link
 * dev.invoicearchive.lifecycle.retention.restore.ColdObjects} with what each tier costs, requests, and what became of each
 * object. Keeps no state of its own: the bucket knows what was asked for.
 */
package dev.invoicearchive.lifecycle.retention.restore;
