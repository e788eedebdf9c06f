package dev.invoicearchive.totals;

import java.util.Optional;

/** A store that several histories may share: each puts a prefix of its own before its invoice numbers. */
final class PrefixedStore implements TotalsStore {
    private final TotalsStore store;
    private final String prefix;

    PrefixedStore(TotalsStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    @Override
    public StoreOutcome apply(InvoiceClaims claims) {
        return store.apply(new InvoiceClaims(prefix + claims.invoiceNumber(), claims.claims()));
    }

    @Override
    public StoreOutcome mark(RebuildMark mark) {
        return store.mark(new RebuildMark(prefix + mark.invoiceNumber(), mark.eventId(), mark.eventTime()));
    }

    @Override
    public Optional<InvoiceTotal> find(String invoiceNumber) {
        return store.find(prefix + invoiceNumber);
    }
}
