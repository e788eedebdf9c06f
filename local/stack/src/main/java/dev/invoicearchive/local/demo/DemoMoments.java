package dev.invoicearchive.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The moments of the demo's history: one in each event hour, in order. */
final class DemoMoments {
    private DemoMoments() {}

    /**
     * Moments spread over a span.
     *
     * @param begin the first hour lies after it
     * @param end the last hour lies before it
     */
    static List<Instant> between(Instant begin, Instant end, int eventHours, long seed) {
        Random random = new Random(seed);
        Instant firstHour = begin.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        long hours = Duration.between(firstHour, end).toHours() - 1;
        List<Instant> moments = new ArrayList<>();
        long previous = -1;
        for (int i = 0; i < eventHours; i++) {
            long slot = hours * i / eventHours;
            long next = hours * (i + 1) / eventHours;
            long hour = slot + random.nextInt((int) Math.max(1, next - slot));
            if (hour > previous) {
                moments.add(firstHour.plus(hour, ChronoUnit.HOURS).plusSeconds(random.nextInt(3_000)));
                previous = hour;
            }
        }
        return moments;
    }
}
