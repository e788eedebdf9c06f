package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what one change does to a total. */
class EffectTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "INSERT, -, 10.50, -, 10.50, 1",
                "INSERT, -, -, -, 0, 1",
                "MODIFY, -, 12, 10.50, 1.50, 0",
                "MODIFY, -, 12, -, 12, 0",
                "MODIFY, -, -, 10.50, -10.50, 0",
                "MODIFY, -, -, -, 0, 0",
                "REMOVE, USER, -, 10.50, -10.50, -1",
                "REMOVE, UNKNOWN, -, 10.50, -10.50, -1",
                "REMOVE, USER, -, -, 0, -1",
                "REMOVE, TTL, -, 10.50, 0, 0"
            })
    void everyChangeHasItsEffect(
            EventName name, RemovedBy removedBy, BigDecimal amount, BigDecimal previous, BigDecimal total, long count) {
        assertThat(Effect.of(name, removedBy, amount, previous)).isEqualTo(new Effect(total, count));
    }

    @Test
    void effectsAddUpExactly() {
        BigDecimal largest = new BigDecimal("99999999999999999999.999999999");
        Effect insert = Effect.of(EventName.INSERT, null, largest, null);
        Effect edit = Effect.of(EventName.MODIFY, null, new BigDecimal("0.000000001"), largest);
        Effect removal = Effect.of(EventName.REMOVE, RemovedBy.USER, null, new BigDecimal("0.000000001"));
        assertThat(insert.plus(edit).plus(removal)).isEqualTo(Effect.NONE);
    }

    @Test
    void aRemovalMustSayWhoRemoved() {
        assertThatThrownBy(() -> Effect.of(EventName.REMOVE, null, null, BigDecimal.ONE))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("removedBy");
    }
}
