/**
 * What it costs, and how long it takes, to restore objects that cannot be read where they are.
 *
 * <p>Comes in: how many objects of which class, and how fast. Goes out: {@link
 * dev.invoicearchive.lifecycle.cost.restore.RestoreQuote}. Restores nothing itself.
 */
package dev.invoicearchive.lifecycle.cost.restore;
