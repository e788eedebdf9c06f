/** Calls of AWS for which the SDK's own client cannot be had. */
package dev.invoicearchive.lifecycle.aws;
