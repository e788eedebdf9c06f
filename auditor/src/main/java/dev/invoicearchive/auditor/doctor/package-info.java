/**
 * Looks at an AWS account, and says of each thing that the archive relies on whether it is as it must be.
 *
 * <p>Comes in: a deployment's name, and {@link dev.invoicearchive.auditor.doctor.Account}, narrow ports that only read.
 * Goes out: {@link dev.invoicearchive.auditor.doctor.Finding}s. What could not be looked at is a finding of its own,
 * never taken for good. Nothing is changed.
 */
package dev.invoicearchive.auditor.doctor;
