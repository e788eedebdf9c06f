package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the next manifest is to say. Small; the objects are listed in the work area.
 *
 * @param attempt the name of this attempt, which no other one has
 * @param previous the manifest that it follows
 * @param sealedThrough the last sealed day once it is published
 * @param late whether the days are sealed already and are amended
 * @param days in order, each with the generation that it gets
 * @param months of which a monthly roll-up is written, each with the generation that it gets
 * @param objectsKey where in the work area the objects are listed
 * @param delivered how many delivered objects there are
 */
public record SealPlan(
        String attempt,
        Optional<Manifest.Previous> previous,
        Optional<LocalDate> sealedThrough,
        boolean late,
        List<Numbered<LocalDate>> days,
        List<Numbered<YearMonth>> months,
        String objectsKey,
        long delivered) {
    public SealPlan {
        days = List.copyOf(days);
        months = List.copyOf(months);
    }

    /**
     * A day or month and its generation.
     *
     * @param generation 1 for the first seal of the period
     */
    public record Numbered<T>(T period, int generation) {}

    /** The days. */
    Set<LocalDate> daySet() {
        Set<LocalDate> set = new TreeSet<>();
        days.forEach(day -> set.add(day.period()));
        return set;
    }

    /** From the first day to the last. */
    DayRange range() {
        return new DayRange(days.get(0).period(), days.get(days.size() - 1).period());
    }

    /** The engine's part of it. */
    SealEngine.Task task() {
        return new SealEngine.Task(
                days.stream().map(Numbered::period).toList(),
                late,
                months.stream().map(Numbered::period).toList());
    }
}
