package dev.invoicearchive.local.benchmark;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * How much history a benchmark asks about, before and after it is sealed.
 *
 * @param days how many days of changes; 0 leaves this part out
 * @param changes how many changes, spread evenly over the days and eight hours of each
 * @param lastDay the last of the days
 */
public record HistoryScale(int days, int changes, LocalDate lastDay) {
    /** Hours of a day in which something changes. */
    static final int HOURS = 8;

    private static final int DAYS_BEHIND_TODAY = 9;

    /**
     * A history whose months all lie so far back today that a seal brings them into the monthly roll-up.
     *
     * @param today the UTC day on which it is sealed
     */
    public static HistoryScale before(LocalDate today, int days, int changes) {
        LocalDate open = today.minusDays(DAYS_BEHIND_TODAY);
        return new HistoryScale(days, changes, YearMonth.from(open).atDay(1).minusDays(1));
    }

    LocalDate firstDay() {
        return lastDay.minusDays(days - 1L);
    }

    int changesOfHour() {
        return Math.max(1, changes / (days * HOURS));
    }

    /** A day in the middle, as the views write it. */
    String someDay() {
        return lastDay.minusDays(days / 2).toString().replace('-', '/');
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%,d changes in %,d objects of %,d days",
                days * HOURS * changesOfHour(),
                days * HOURS,
                days);
    }
}
