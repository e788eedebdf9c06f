/** Everything on one machine: stand-ins for the AWS services, and the runner that joins them to the shipped code. */
package dev.invoicearchive.local;
