/**
 * Proves what keeps the archive's objects: aging by the rules, restores and legal holds, on a real bucket whose clock is
 * moved.
 */
package dev.invoicearchive.local.keeping;
