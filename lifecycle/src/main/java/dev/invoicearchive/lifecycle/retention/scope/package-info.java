/**
 * Which objects of the archive are about which days, and what is done to each of them.
 *
 * <p>Comes in: zones and days. Goes out: versions, and one failure for each on which the work did not succeed.
 */
package dev.invoicearchive.lifecycle.retention.scope;
