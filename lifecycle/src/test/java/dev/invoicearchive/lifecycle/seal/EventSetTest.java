package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the compact set holds what a set of the JDK holds. */
class EventSetTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void holdsWhatASetHolds(long seed) {
        Random random = new Random(seed);
        Set<EventKey> expected = new HashSet<>();
        EventSet set = new EventSet();
        for (int step = 0; step < 20_000; step++) {
            // Few values, so that some come again, many fall into one place, and zero is among them.
            EventKey event = new EventKey(random.nextInt(50), (long) random.nextInt(100) << random.nextInt(40));
            assertThat(set.add(event)).isEqualTo(expected.add(event));
            EventKey asked = new EventKey(random.nextInt(50), random.nextInt(100));
            assertThat(set.contains(asked)).isEqualTo(expected.contains(asked));
        }
        assertThat(set.size()).isEqualTo(expected.size());
    }
}
