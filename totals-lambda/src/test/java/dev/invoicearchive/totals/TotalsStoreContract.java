package dev.invoicearchive.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Proves what every store of totals promises: once, whole, exact. Run for the fake and for DynamoDB. */
public abstract class TotalsStoreContract {
    private static final Instant EARLY = Instant.parse("2026-11-20T20:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-20T21:00:00Z");
    private static final BigDecimal LARGEST_EFFECT = new BigDecimal("99999999999999999999.999999999");
    private static final BigDecimal LARGEST_TOTAL = new BigDecimal("99999999999999999999999999999.999999999");

    /** The store under test. It may hold the totals of other tests: each test uses invoices of its own. */
    protected abstract TotalsStore store();

    /** What the store has claimed of an invoice. */
    protected abstract List<Claim> claimsOf(String invoiceNumber);

    /** A word that no other test of the same store puts before its invoice numbers. */
    protected abstract String uniquePrefix();

    /** Seeds of the random history; a slow store takes fewer. */
    protected abstract LongStream seeds();

    /** Changes in a random history. */
    protected abstract int historySize();

    /** Writes a total from outside, to bring it near a limit. */
    protected abstract void put(String invoiceNumber, BigDecimal total);

    @Test
    void anUnknownInvoiceHasNoTotal() {
        assertThat(store().find(invoice("unknown"))).isEmpty();
    }

    @Test
    void addsTheNetEffectAndKeepsEveryClaim() {
        String invoice = invoice("net");
        Claim first = claim("a", "1000.000000001", 1, EARLY);
        Claim second = claim("b", "-0.1", 0, LATE);

        assertThat(store().apply(claims(invoice, first, second))).isEqualTo(new StoreOutcome.Written());

        InvoiceTotal total = store().find(invoice).orElseThrow();
        assertThat(total.total()).isEqualByComparingTo("999.900000001");
        assertThat(total.transactionCount()).isEqualTo(1);
        assertThat(total.updateDate()).contains(LATE);
        assertThat(total.version()).isEqualTo(1);
        assertThat(total.rebuildNeeded()).isEmpty();
        assertThat(claimsOf(invoice)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void namesWhatIsAlreadyClaimedAndWritesNothingOfThatTransaction() {
        String invoice = invoice("twice");
        store().apply(claims(invoice, claim("a", "1", 1, EARLY), claim("b", "2", 1, EARLY)));

        StoreOutcome outcome = store().apply(claims(
                invoice, claim("b", "2", 1, EARLY), claim("c", "4", 1, EARLY), claim("a", "1", 1, EARLY)));

        assertThat(outcome).isEqualTo(new StoreOutcome.AlreadyClaimed(Set.of("a", "b")));
        InvoiceTotal total = store().find(invoice).orElseThrow();
        assertThat(total.total()).isEqualByComparingTo("3");
        assertThat(total.version()).isEqualTo(1);
        assertThat(claimsOf(invoice)).hasSize(2);
    }

    @Test
    void theSameEventIdOfAnotherInvoiceIsAnotherChange() {
        store().apply(claims(invoice("one"), claim("a", "1", 1, EARLY)));

        assertThat(store().apply(claims(invoice("other"), claim("a", "1", 1, EARLY))))
                .isEqualTo(new StoreOutcome.Written());
    }

    @Test
    void theUpdateDateNeverMovesBackwards() {
        String invoice = invoice("date");
        store().apply(claims(invoice, claim("a", "1", 1, LATE)));

        assertThat(store().apply(claims(invoice, claim("b", "1", 1, EARLY)))).isEqualTo(new StoreOutcome.Written());

        InvoiceTotal total = store().find(invoice).orElseThrow();
        assertThat(total.updateDate()).contains(LATE);
        assertThat(total.total()).isEqualByComparingTo("2");
        assertThat(total.version()).isEqualTo(2);
    }

    @Test
    void anEarlierChangeThatIsAlreadyClaimedIsNamedToo() {
        String invoice = invoice("date-claimed");
        store().apply(claims(invoice, claim("a", "1", 1, EARLY)));
        store().apply(claims(invoice, claim("b", "1", 1, LATE)));

        assertThat(store().apply(claims(invoice, claim("a", "1", 1, EARLY), claim("c", "1", 1, EARLY))))
                .isEqualTo(new StoreOutcome.AlreadyClaimed(Set.of("a")));
    }

    @Test
    void takesNinetyNineClaimsInOneTransaction() {
        String invoice = invoice("many");
        List<Claim> claims = IntStream.range(0, InvoiceClaims.CLAIMS_MAX)
                .mapToObj(index -> claim("event-" + index, LARGEST_EFFECT.toPlainString(), 1, EARLY))
                .toList();

        assertThat(store().apply(new InvoiceClaims(invoice, claims))).isEqualTo(new StoreOutcome.Written());

        assertThat(store().find(invoice).orElseThrow().total())
                .isEqualByComparingTo(LARGEST_EFFECT.multiply(BigDecimal.valueOf(InvoiceClaims.CLAIMS_MAX)));
    }

    @Test
    void keepsThirtyEightDigitsExactly() {
        String invoice = invoice("digits");
        BigDecimal near = LARGEST_TOTAL.subtract(BigDecimal.ONE);
        put(invoice, near);

        assertThat(store().apply(claims(invoice, claim("a", "1", 1, EARLY)))).isEqualTo(new StoreOutcome.Written());

        assertThat(store().find(invoice).orElseThrow().total()).isEqualByComparingTo(LARGEST_TOTAL);
    }

    @Test
    void refusesASumThatWouldBeRoundedOnEitherSide() {
        String above = invoice("above");
        String below = invoice("below");
        put(above, LARGEST_TOTAL);
        put(below, LARGEST_TOTAL.negate());

        assertThat(store().apply(claims(above, claim("a", "0.000000001", 1, EARLY))))
                .isInstanceOf(StoreOutcome.Refused.class);
        assertThat(store().apply(claims(below, claim("a", "-0.000000001", 1, EARLY))))
                .isInstanceOf(StoreOutcome.Refused.class);

        assertThat(store().find(above).orElseThrow().total()).isEqualByComparingTo(LARGEST_TOTAL);
        assertThat(store().find(below).orElseThrow().total()).isEqualByComparingTo(LARGEST_TOTAL.negate());
        assertThat(claimsOf(above)).isEmpty();
        assertThat(store().apply(claims(above, claim("b", "-1", -1, EARLY)))).isEqualTo(new StoreOutcome.Written());
    }

    @Test
    void refusesASumThatWouldBeRoundedEvenIfTheChangeIsEarlier() {
        String invoice = invoice("above-earlier");
        put(invoice, LARGEST_TOTAL.subtract(BigDecimal.ONE));
        store().apply(claims(invoice, claim("a", "1", 1, LATE)));

        assertThat(store().apply(claims(invoice, claim("b", "0.000000001", 1, EARLY))))
                .isInstanceOf(StoreOutcome.Refused.class);
    }

    @Test
    void markingTwiceIsMarkingOnce() {
        String invoice = invoice("mark");
        RebuildMark mark = new RebuildMark(invoice, "a", Optional.of(EARLY));

        assertThat(store().mark(mark)).isEqualTo(new StoreOutcome.Written());
        assertThat(store().mark(mark)).isEqualTo(new StoreOutcome.Written());

        InvoiceTotal total = store().find(invoice).orElseThrow();
        assertThat(total.rebuildNeeded()).containsExactly("a 2026-11-20T20:00:00Z");
        assertThat(total.version()).isEqualTo(1);
        assertThat(total.total()).isZero();
        assertThat(total.updateDate()).isEmpty();
    }

    @Test
    void aMarkStaysWhileChangesGoOn() {
        String invoice = invoice("mark-and-apply");
        store().mark(new RebuildMark(invoice, "a", Optional.empty()));
        store().apply(claims(invoice, claim("b", "1", 1, EARLY)));
        store().mark(new RebuildMark(invoice, "c", Optional.of(LATE)));

        InvoiceTotal total = store().find(invoice).orElseThrow();
        assertThat(total.rebuildNeeded()).containsExactlyInAnyOrder("a unknown", "c 2026-11-20T21:00:00Z");
        assertThat(total.total()).isEqualByComparingTo("1");
        assertThat(total.version()).isEqualTo(3);
    }

    @Test
    void ofManyWritersOfTheSameChangesEachChangeCountsOnce() throws Exception {
        String invoice = invoice("race");
        int writers = 4;
        int changes = 20;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            Callable<Void> writer = () -> {
                for (int index = 0; index < changes; index++) {
                    applyUntilSettled(claims(invoice, claim("event-" + index, "0.01", 1, EARLY.plusSeconds(index))));
                }
                return null;
            };
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(writers, writer))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        InvoiceTotal total = store().find(invoice).orElseThrow();
        assertThat(total.total()).isEqualByComparingTo("0.20");
        assertThat(total.transactionCount()).isEqualTo(changes);
        assertThat(total.version()).isEqualTo(changes);
        assertThat(total.updateDate()).contains(EARLY.plusSeconds(changes - 1));
    }

    @Test
    void totalsEqualTheTableHoweverTheChangesAreDelivered() {
        seeds().forEach(seed -> {
            String prefix = invoice("seed-" + seed + "-");
            TotalsStore store = new PrefixedStore(store(), prefix);
            List<ChangeRecord> history = new RandomDelivery(seed, historySize(), store).run();

            for (Map.Entry<String, ExpectedTotal> expected :
                    ExpectedTotal.byInvoice(history).entrySet()) {
                InvoiceTotal total = store.find(expected.getKey()).orElseThrow();
                assertThat(total.total())
                        .as("total of %s, seed %d", expected.getKey(), seed)
                        .isEqualByComparingTo(expected.getValue().total());
                assertThat(total.transactionCount())
                        .as("count of %s, seed %d", expected.getKey(), seed)
                        .isEqualTo(expected.getValue().count());
            }
        });
    }

    private void applyUntilSettled(InvoiceClaims claims) {
        StoreOutcome outcome = store().apply(claims);
        while (outcome instanceof StoreOutcome.TryAgain) {
            outcome = store().apply(claims);
        }
        assertThat(outcome).isNotInstanceOf(StoreOutcome.Refused.class);
    }

    private String invoice(String name) {
        return uniquePrefix() + name;
    }

    private static InvoiceClaims claims(String invoiceNumber, Claim... claims) {
        return new InvoiceClaims(invoiceNumber, List.of(claims));
    }

    private static Claim claim(String eventId, String total, long count, Instant eventTime) {
        return new Claim(eventId, new Effect(new BigDecimal(total), count), eventTime);
    }
}
