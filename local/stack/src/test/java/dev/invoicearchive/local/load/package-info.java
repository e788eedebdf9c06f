/** Loads of files, proven on the real table and on real data. */
package dev.invoicearchive.local.load;
