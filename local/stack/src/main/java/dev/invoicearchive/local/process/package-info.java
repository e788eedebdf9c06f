/** Starts the programs that need a JVM of their own, and makes sure that none outlives its parent. */
package dev.invoicearchive.local.process;
