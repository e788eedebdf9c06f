package dev.invoicearchive.lifecycle.cost;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Volumes that cannot be are refused, with what was found and what is expected. */
class CostInputTest {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    @Test
    void aWorkloadIsPossible() {
        refused(() -> workload("-3", 600, 10, 5), "Invalid changes per day: -3, expected more than 0.");
        refused(() -> workload("0", 600, 10, 5), "Invalid changes per day: 0, expected more than 0.");
        refused(
                () -> workload("1E+30", 600, 10, 5),
                "Invalid changes per day: 1000000000000000000000000000000," + " expected 10000000000 at most.");
        refused(() -> workload("1", 0, 10, 5), "Invalid item bytes: 0, expected 1 to 409600.");
        refused(() -> workload("1", 600, 101, 0), "Invalid edits percent: 101, expected 0 to 100.");
        refused(
                () -> workload("1", 600, 60, 50),
                "Invalid edits and removals percent: 60 and 50, expected 100 together at most, the rest are inserts.");
        refused(
                () -> new Workload(BigDecimal.ONE, 600, 0, 0, 1, new BigDecimal("-1")),
                "Invalid imported changes: -1, expected 0 or more.");
    }

    @Test
    void aDeliveryIsOneThatFirehoseAccepts() {
        refused(() -> new Delivery(901, 60, 24, 4, 1, 8, 12), "Invalid Lambda buffer seconds: 901, expected 1 to 900.");
        refused(
                () -> new Delivery(60, 59, 24, 4, 1, 8, 12),
                "Invalid partition buffer seconds: 59, expected 60 to 900.");
        refused(() -> new Delivery(60, 60, 25, 4, 1, 8, 12), "Invalid busy hours: 25, expected 1 to 24.");
        refused(() -> new Delivery(60, 60, 24, 0, 1, 8, 12), "Invalid shards: 0, expected 1 to 10000.");
        refused(() -> new Delivery(60, 60, 24, 4, 501, 8, 12), "Invalid event hours: 501, expected 1 to 500.");
    }

    @Test
    void questionsArePossible() {
        refused(() -> reading("-1", 0, 0), "Invalid queries per month: -1, expected 0 or more.");
        refused(() -> reading("1", -1, 0), "Invalid bytes per query: -1, expected 0 to 1000000000000000.");
        refused(() -> reading("1", 0, -1), "Invalid dashboard users: -1, expected 0 to 1000000.");
        refused(
                () -> new CostInput(
                        CostInput.DEFAULT.workload(), CostInput.DEFAULT.delivery(), CostInput.DEFAULT.reading(), 0),
                "Invalid years: 0, expected 1 to 100.");
    }

    private static Workload workload(String changes, long bytes, int edits, int removals) {
        return new Workload(new BigDecimal(changes), bytes, edits, removals, 3, NONE);
    }

    private static Reading reading(String queries, long bytes, int users) {
        return new Reading(new BigDecimal(queries), bytes, 20, users, NONE, NONE, NONE, 7, false);
    }

    private static void refused(ThrowingCallable made, String message) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
