package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;

/**
 * A volume that follows from the input.
 *
 * @param name what is counted
 * @param value how much
 * @param unit of what
 * @param how where it comes from
 */
public record Derived(String name, BigDecimal value, String unit, String how) {}
