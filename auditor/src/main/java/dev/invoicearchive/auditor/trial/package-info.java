/**
 * Tries on an account what no document settles: makes things of its own, looks what AWS does with them, and takes them
 * away again.
 *
 * <p>Comes in: a dev deployment's function, and {@link dev.invoicearchive.auditor.trial.TrialCloud}, narrow ports. Goes
 * out: one {@link dev.invoicearchive.auditor.trial.Outcome} for each assumption. Everything that is made has a name that
 * begins with the trial's, and stands in a {@link dev.invoicearchive.auditor.trial.Journal} before it exists; nothing
 * else is touched.
 */
package dev.invoicearchive.auditor.trial;
