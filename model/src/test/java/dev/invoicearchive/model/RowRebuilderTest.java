package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Proves what a row gives back beyond {@link LosslessTest}: what it does not keep, and what it cannot hold. */
class RowRebuilderTest {
    private final RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
    private final RowRebuilder rebuilder = new RowRebuilder(ArchiveSettings.DEFAULT);

    @Test
    void aNumberComesBackByValue() {
        ChangeRecord change = Changes.insert(Changes.itemWith("Amount", Changes.number("100.00")));
        assertThat(rebuilt(change)).isEqualTo(Changes.insert(Changes.itemWith("Amount", Changes.number("100"))));
    }

    @Test
    void anIdentityThatIsNobodysComesBackAsUnknown() {
        ChangeRecord removal = Changes.remove(Changes.keys());
        assertThat(rebuilt(Changes.withIdentity(removal, new UserIdentity("Service", "x"))))
                .isEqualTo(Changes.withIdentity(removal, UserIdentity.UNKNOWN));
    }

    @Test
    void anIdentityOfAnInsertIsNotKept() {
        ChangeRecord insert = Changes.insert(Changes.keys());
        assertThat(rebuilt(Changes.withIdentity(insert, UserIdentity.TIME_TO_LIVE)))
                .isEqualTo(insert);
    }

    @Test
    void aTimeThatWasMissingIsMissingAgain() {
        ChangeRecord change = Changes.withTime(Changes.insert(Changes.keys()), OptionalLong.empty());
        assertThat(rebuilt(change)).isEqualTo(change);
    }

    @Test
    void aRowThatNoMapperWroteIsRefusedByItsEventId() {
        ArchiveRow row = mapper.toRow(Changes.insert(Changes.keys()), Changes.ARRIVAL, Origin.STREAM);
        assertRefused(row, new ImageColumns(BigDecimal.ONE, null, null, null, "{\"secret\":", 1L));
        assertRefused(row, new ImageColumns(null, null, null, null, "{\"a\":{\"X\":\"secret\"}}", 1L));
        assertRefused(row, new ImageColumns(null, null, null, "{secret", null, 1L));
    }

    private void assertRefused(ArchiveRow row, ImageColumns image) {
        ArchiveRow changed = new ArchiveRow(
                row.eventId(),
                row.eventName(),
                row.eventTimeMicros(),
                row.removedBy(),
                row.changedBy(),
                row.invoiceNumber(),
                row.transactionId(),
                image,
                row.previousImage(),
                row.problems(),
                row.arrivedAt(),
                row.origin());
        assertThatThrownBy(() -> rebuilder.rebuild(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid row of event " + Changes.EVENT_ID)
                .hasMessageNotContaining("secret");
    }

    private ChangeRecord rebuilt(ChangeRecord change) {
        return rebuilder.rebuild(mapper.toRow(change, Changes.ARRIVAL, Origin.STREAM));
    }
}
