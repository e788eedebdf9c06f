/**
 * The wire of AWS's JSON services on a loopback port: AWS JSON 1.1, the operation in the header {@code X-Amz-Target}. Comes
 * in: requests. Goes out: answers and faults in the services' own form. It knows no service.
 */
package dev.invoicearchive.local.protocol;
