package dev.invoicearchive.queries;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The last sealed day, which views name as a literal: a subquery for it would have the engine read every day.
 *
 * @param day a UTC day; empty if nothing is sealed
 */
public record SealedThrough(Optional<LocalDate> day) {
    /** Nothing is sealed. */
    public static final SealedThrough NOTHING = new SealedThrough(Optional.empty());

    /** The last days that are read from both sides, so that a row that comes late is seen before its amendment. */
    public static final int OVERLAP_DAYS = 7;

    /** Before every day of every archive. */
    private static final LocalDate NEVER = LocalDate.of(1, 1, OVERLAP_DAYS + 1);

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    public SealedThrough {
        Objects.requireNonNull(day, "day is null");
    }

    /** Sealed to the end of this day. */
    public static SealedThrough of(LocalDate day) {
        return new SealedThrough(Optional.of(day));
    }

    /**
     * What the table {@code days} says. An empty or missing file says that nothing is sealed, which is right, too: then the
     * delivered objects answer.
     *
     * @throws QueryFailedException if the engine cannot read the table
     */
    static SealedThrough ask(Queries queries) {
        return new SealedThrough(queries.ask("SELECT max(day) FROM days WHERE state = 'sealed'").rows().stream()
                .map(row -> row.get(0))
                .filter(Objects::nonNull)
                .findFirst()
                .map(LocalDate::parse));
    }

    /** The later of both. */
    SealedThrough orLater(SealedThrough other) {
        Comparator<LocalDate> order = Comparator.naturalOrder();
        return order.compare(last(), other.last()) >= 0 ? this : other;
    }

    /** The literals of the views' places. */
    Map<String, String> literals() {
        LocalDate settled = last().minusDays(OVERLAP_DAYS);
        YearMonth openMonth = YearMonth.from(settled.plusDays(1));
        return Map.of(
                "sealed", last().toString(),
                "settled", settled.toString(),
                "settled_folder", FOLDER.format(settled),
                "open_month", openMonth.toString());
    }

    private LocalDate last() {
        return day.orElse(NEVER);
    }
}
