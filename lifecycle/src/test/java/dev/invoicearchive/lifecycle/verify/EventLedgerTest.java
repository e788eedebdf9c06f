package dev.invoicearchive.lifecycle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger finds exactly the wanted events that are not known, of many. */
class EventLedgerTest {
    @Test
    @DisplayName("Of 40,000 wanted events exactly those that are not known are missing, each with its source")
    void exactlyTheUnknownAreMissing() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Set<String> expected = new HashSet<>();
        List<String> missing = new ArrayList<>();
        try (EventLedger ledger = new EventLedger()) {
            for (int event = 0; event < 40_000; event++) {
                EventTable.Key key = EventTable.Key.of("event " + event);
                int source = random.nextInt(50);
                if (random.nextInt(100) > 0) {
                    ledger.known(key);
                } else {
                    expected.add(key + " " + source);
                }
                ledger.wanted(key, source);
            }
            ledger.compare((source, event) -> missing.add(event + " " + source));
        }

        assertThat(missing).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anEmptyLedgerMissesNothing() throws IOException {
        try (EventLedger ledger = new EventLedger()) {
            ledger.known(EventTable.Key.of("a"));
            ledger.compare((source, event) -> {
                throw new AssertionError("Nothing was wanted.");
            });
        }
    }

    @Test
    @DisplayName("A table keeps the first number of each text, whatever the order and the growth")
    void theTableKeepsFirstNumbers() {
        EventTable table = new EventTable();
        for (int round = 0; round < 2; round++) {
            for (int event = 0; event < 5_000; event++) {
                assertThat(table.add(EventTable.Key.of("event " + event), event + round))
                        .isEqualTo(round == 0);
            }
        }
        assertThat(table.size()).isEqualTo(5_000);
        assertThat(table.number(EventTable.Key.of("event 4999"))).isEqualTo(4_999);
        assertThat(table.contains(EventTable.Key.of("event 5000"))).isFalse();
    }
}
