/**
 * The doctor's ports over the AWS SDK, one class for each service.
 *
 * <p>Comes in: {@link dev.invoicearchive.auditor.aws.SdkClients}. Goes out: what AWS answers, in the ports' words and
 * nothing more. Nothing is judged here.
 */
package dev.invoicearchive.auditor.doctor.sdk;
