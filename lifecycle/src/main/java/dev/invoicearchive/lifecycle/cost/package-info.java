/**
 * What the deployed archive costs, by service, month by month.
 *
 * <p>Comes in: {@link dev.invoicearchive.lifecycle.cost.CostInput volumes}, {@link
 * dev.invoicearchive.lifecycle.cost.prices.PriceList prices} and the rules of {@code rules.json}. Goes out: {@link
 * dev.invoicearchive.lifecycle.cost.CostEstimate}, in which each line is a quantity times a price. All of it is decimal
 * arithmetic; what is rounded, and how, stands where it is done. Knows no AWS client and asks nobody.
 */
package dev.invoicearchive.lifecycle.cost;
