/**
 * Legal holds: which are open, since when and why, and putting them on versions and taking them off.
 *
 * <p>Comes in: a case, days and zones. Goes out: entries of the register under {@code holds/}, and held versions. The sealer
 * asks {@link dev.invoicearchive.lifecycle.retention.hold.RegisteredHolds} what to hold from the first moment.
 */
package dev.invoicearchive.lifecycle.retention.hold;
