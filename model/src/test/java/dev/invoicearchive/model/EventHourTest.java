package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a moment falls into its UTC hour, on either side of every edge. */
class EventHourTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T20:00:00Z, 2026-11-20, 20",
        "2026-11-20T20:59:59.999999Z, 2026-11-20, 20",
        "2026-11-20T21:00:00Z, 2026-11-20, 21",
        "2026-11-20T23:59:59.999999Z, 2026-11-20, 23",
        "2026-11-21T00:00:00Z, 2026-11-21, 0",
        "2024-02-28T23:59:59.999999Z, 2024-02-28, 23",
        "2024-02-29T00:00:00Z, 2024-02-29, 0",
        "2024-03-01T00:00:00Z, 2024-03-01, 0",
        "2023-02-28T23:00:00Z, 2023-02-28, 23",
        "2023-12-31T23:59:59.999999Z, 2023-12-31, 23",
        "2016-12-31T23:59:59.999999Z, 2016-12-31, 23",
        "1970-01-01T00:00:00Z, 1970-01-01, 0",
        "1969-12-31T23:59:59.999999Z, 1969-12-31, 23",
        "1969-12-31T22:59:59.999999Z, 1969-12-31, 22",
        "1900-03-01T00:00:00Z, 1900-03-01, 0"
    })
    void aMomentFallsIntoItsHour(Instant moment, LocalDate day, int hour) {
        EventHour expected = new EventHour(day, hour);
        assertThat(EventHour.of(moment)).isEqualTo(expected);
        assertThat(EventHour.ofMicros(Changes.micros(moment))).isEqualTo(expected);
        assertThat(expected.start()).isBeforeOrEqualTo(moment).isAfter(moment.minusSeconds(3_600));
    }

    @Test
    void itsTextsHaveAFixedWidth() {
        EventHour hour = new EventHour(LocalDate.of(987, 6, 5), 4);
        assertThat(hour.yearText() + hour.monthText() + hour.dayText() + hour.hourText())
                .isEqualTo("0987060504");
    }

    @Test
    void hoursFollowTime() {
        EventHour last = new EventHour(LocalDate.of(2026, 11, 20), 23);
        EventHour next = new EventHour(LocalDate.of(2026, 11, 21), 0);
        assertThat(last).isLessThan(next);
        assertThat(next).isLessThan(new EventHour(LocalDate.of(2026, 11, 21), 1));
        assertThat(next).isEqualByComparingTo(new EventHour(LocalDate.of(2026, 11, 21), 0));
    }

    @ParameterizedTest
    @CsvSource({"-1", "24"})
    void thereAre24Hours(int hour) {
        assertThatThrownBy(() -> new EventHour(LocalDate.EPOCH, hour))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid hour: " + hour + ", expected 0 to 23.");
    }
}
