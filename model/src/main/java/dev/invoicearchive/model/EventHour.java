package dev.invoicearchive.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/**
 * A UTC hour in which changes happened: the partition of the delivered objects.
 *
 * @param day the UTC day
 * @param hour 0 to 23
 */
public record EventHour(LocalDate day, int hour) implements Comparable<EventHour> {
    public EventHour {
        Objects.requireNonNull(day, "day is null");
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("Invalid hour: " + hour + ", expected 0 to 23.");
        }
    }

    /** The hour of an instant given in microseconds since 1970 UTC. */
    public static EventHour ofMicros(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return new EventHour(time.toLocalDate(), time.getHour());
    }

    /** The hour of an instant. */
    public static EventHour of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return new EventHour(time.toLocalDate(), time.getHour());
    }

    /** The first instant of the hour. */
    public Instant start() {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    /** The year, four digits. */
    public String yearText() {
        return String.format(Locale.ROOT, "%04d", day.getYear());
    }

    /** The month, two digits. */
    public String monthText() {
        return String.format(Locale.ROOT, "%02d", day.getMonthValue());
    }

    /** The day of the month, two digits. */
    public String dayText() {
        return String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
    }

    /** The hour of the day, two digits. */
    public String hourText() {
        return String.format(Locale.ROOT, "%02d", hour);
    }

    @Override
    public int compareTo(EventHour that) {
        int byDay = day.compareTo(that.day);
        return byDay != 0 ? byDay : Integer.compare(hour, that.hour);
    }
}
