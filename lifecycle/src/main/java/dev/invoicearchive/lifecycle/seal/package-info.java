/**
 * Seals closed days. Comes in: delivered, source and error objects of the archive bucket. Goes out: few files that hold
 * each change once, a signed manifest that names every object, and locks on all of them.
 *
 * <p>Small steps, each from a typed state to the next, so that one process and a state machine run the same classes:
 * {@link dev.invoicearchive.lifecycle.seal.FinishStep} completes what the last manifest announced, {@link
 * dev.invoicearchive.lifecycle.seal.PlanStep} finds what is to be sealed next and hashes it, {@link
 * dev.invoicearchive.lifecycle.seal.CompactStep} has the engine write the files, {@link
 * dev.invoicearchive.lifecycle.seal.CheckStep} proves them, {@link dev.invoicearchive.lifecycle.seal.PublishStep} signs.
 * Any step may be killed and run again. It knows no SDK.
 */
package dev.invoicearchive.lifecycle.seal;
