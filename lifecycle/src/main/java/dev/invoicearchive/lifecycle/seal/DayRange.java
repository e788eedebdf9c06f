package dev.invoicearchive.lifecycle.seal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * Days that follow each other.
 *
 * @param first the first of them
 * @param last the last of them, not before the first
 */
public record DayRange(LocalDate first, LocalDate last) {
    public DayRange {
        Objects.requireNonNull(first, "first is null");
        Objects.requireNonNull(last, "last is null");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("Invalid range: " + first + " to " + last + ", expected a last day that"
                    + " does not come before the first.");
        }
    }

    /**
     * A range that begins on {@code first}, goes on to {@code through} at most, is no longer than {@code daysMax}, and
     * ends with a month if it cannot reach {@code through}.
     *
     * @param daysMax at least 1; from 31 on a month fits
     */
    public static DayRange from(LocalDate first, LocalDate through, int daysMax) {
        LocalDate furthest = first.plusDays(daysMax - 1L);
        if (!furthest.isBefore(through)) {
            return new DayRange(first, through);
        }
        LocalDate monthEnd = YearMonth.from(furthest.plusDays(1)).atDay(1).minusDays(1);
        return new DayRange(first, monthEnd.isBefore(first) ? furthest : monthEnd);
    }

    /** The days, in order. */
    public List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** How many days. */
    public int length() {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, last) + 1);
    }

    /** Whether a day is one of them. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
