/**
 * The trial's ports over the AWS SDK, one class for each service.
 *
 * <p>Comes in: {@link dev.invoicearchive.auditor.aws.SdkClients}. Goes out: calls that make, use and delete what they are
 * told to. Which names that may be is decided before.
 */
package dev.invoicearchive.auditor.trial.sdk;
