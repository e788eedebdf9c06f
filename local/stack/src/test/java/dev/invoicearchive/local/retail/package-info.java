/** The real invoices that some tests read where they are present. */
package dev.invoicearchive.local.retail;
