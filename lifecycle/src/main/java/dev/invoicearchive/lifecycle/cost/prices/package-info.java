/**
 * The prices that costs are calculated with.
 *
 * <p>Comes in: {@code prices.json}, and a file of one's own that replaces single prices. Goes out: {@link
 * dev.invoicearchive.lifecycle.cost.prices.PriceList}, which has every price, each with its date and where it was read.
 */
package dev.invoicearchive.lifecycle.cost.prices;
