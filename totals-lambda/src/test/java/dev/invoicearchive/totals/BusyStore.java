package dev.invoicearchive.totals;

import java.util.Optional;

/** A store in which one invoice, or every one, is busy for a number of writes. */
final class BusyStore implements TotalsStore {
    private final TotalsStore store;
    private final String busyInvoice;
    private int busyWrites;

    /** @param busyInvoice null for every one */
    BusyStore(TotalsStore store, String busyInvoice, int busyWrites) {
        this.store = store;
        this.busyInvoice = busyInvoice;
        this.busyWrites = busyWrites;
    }

    @Override
    public StoreOutcome apply(InvoiceClaims claims) {
        boolean isMeant = busyInvoice == null || busyInvoice.equals(claims.invoiceNumber());
        if (isMeant && busyWrites > 0) {
            busyWrites--;
            return new StoreOutcome.TryAgain("busy");
        }
        return store.apply(claims);
    }

    @Override
    public StoreOutcome mark(RebuildMark mark) {
        return store.mark(mark);
    }

    @Override
    public Optional<InvoiceTotal> find(String invoiceNumber) {
        return store.find(invoiceNumber);
    }
}
