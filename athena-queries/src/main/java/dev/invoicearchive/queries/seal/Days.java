package dev.invoicearchive.queries.seal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some UTC days of one statement.
 *
 * @param days in order, each once; at least one and no more than {@link #MAX}, for each is a partition that is written
 */
public record Days(List<LocalDate> days) {
    /** As many partitions as one statement of Athena may write. */
    public static final int MAX = 100;

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    /** @throws IllegalArgumentException if there are no days or too many */
    public Days {
        days = days.stream().distinct().sorted().toList();
        if (days.isEmpty() || days.size() > MAX) {
            throw new IllegalArgumentException(
                    "Invalid number of days: " + days.size() + ", expected 1 to " + MAX + ". Split them.");
        }
    }

    /** These days. */
    public static Days of(Collection<LocalDate> days) {
        return new Days(List.copyOf(days));
    }

    /** All days from {@code first} to {@code last}. */
    public static Days between(LocalDate first, LocalDate last) {
        return new Days(first.datesUntil(last.plusDays(1)).limit(MAX + 1L).toList());
    }

    /** The condition on {@code day} of the delivered table, which is text. */
    String ofDelivered() {
        return condition(day -> "'" + FOLDER.format(day) + "'");
    }

    /** The condition on {@code day} of a sealed table, which is a date. */
    String ofSealed() {
        return condition(day -> "DATE '" + day + "'");
    }

    private String condition(Function<LocalDate, String> literal) {
        LocalDate first = days.get(0);
        LocalDate last = days.get(days.size() - 1);
        if (first.plusDays(days.size() - 1L).equals(last)) {
            return "day BETWEEN " + literal.apply(first) + " AND " + literal.apply(last);
        }
        return days.stream().map(literal).collect(Collectors.joining(", ", "day IN (", ")"));
    }
}
