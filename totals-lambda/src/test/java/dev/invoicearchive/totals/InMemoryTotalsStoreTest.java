package dev.invoicearchive.totals;

import dev.invoicearchive.model.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Proves that the fake keeps the contract, so that tests which use it mean something. */
class InMemoryTotalsStoreTest extends TotalsStoreContract {
    private final InMemoryTotalsStore store = new InMemoryTotalsStore();

    @Override
    protected TotalsStore store() {
        return store;
    }

    @Override
    protected List<Claim> claimsOf(String invoiceNumber) {
        return store.claimsOf(invoiceNumber).stream()
                .filter(claim -> !claim.eventId().startsWith("put"))
                .toList();
    }

    @Override
    protected String uniquePrefix() {
        return "";
    }

    @Override
    protected LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Override
    protected int historySize() {
        return 1_000;
    }

    @Override
    protected void put(String invoiceNumber, BigDecimal total) {
        Claim claim = new Claim("put", new Effect(total, 0), Instant.EPOCH);
        store.apply(new InvoiceClaims(invoiceNumber, List.of(claim)));
    }
}
