package dev.invoicearchive.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Proves that waits grow up to their limit. */
class PollingTest {
    @Test
    void eachWaitIsHalfAsLongAgainUpToTheLongest() {
        Polling polling = new Polling(Duration.ofMillis(100), Duration.ofMillis(200));

        assertThat(polling.after(polling.first())).isEqualTo(Duration.ofMillis(150));
        assertThat(polling.after(Duration.ofMillis(150))).isEqualTo(Duration.ofMillis(200));
        assertThat(polling.after(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aLongestWaitBelowTheFirstIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Polling(Duration.ofMillis(2), Duration.ofMillis(1)))
                .withMessageStartingWith("Invalid polling: ");
    }
}
