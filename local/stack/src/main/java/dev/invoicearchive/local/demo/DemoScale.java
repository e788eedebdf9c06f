package dev.invoicearchive.local.demo;

import java.time.Period;

/**
 * How much history the demo writes.
 *
 * @param seed equal seeds give equal history
 * @param span from its first change to its last
 * @param eventHours in how many hours of that span something happens
 * @param liveChanges how many invoice lines are written afterwards, at the time of day
 */
public record DemoScale(long seed, Period span, int eventHours, int liveChanges) {
    /** What {@code ./archive demo} writes: seven years. */
    public static final DemoScale SEVEN_YEARS = new DemoScale(42, Period.ofYears(7), 1_400, 200);
}
