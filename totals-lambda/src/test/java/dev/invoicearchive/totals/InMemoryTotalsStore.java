package dev.invoicearchive.totals;

import dev.invoicearchive.model.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Totals and claims in memory, for tests. Keeps the same contract as the DynamoDB store. */
public final class InMemoryTotalsStore implements TotalsStore {
    private final Map<String, InvoiceTotal> totals = new HashMap<>();
    private final Map<String, Map<String, Claim>> claims = new HashMap<>();

    @Override
    public synchronized StoreOutcome apply(InvoiceClaims transaction) {
        Map<String, Claim> taken = claims.computeIfAbsent(transaction.invoiceNumber(), invoice -> new HashMap<>());
        Set<String> twice = new LinkedHashSet<>();
        for (Claim claim : transaction.claims()) {
            if (taken.containsKey(claim.eventId())) {
                twice.add(claim.eventId());
            }
        }
        if (!twice.isEmpty()) {
            return new StoreOutcome.AlreadyClaimed(twice);
        }
        InvoiceTotal before = totalOrZero(transaction.invoiceNumber());
        Effect effect = transaction.effect();
        BigDecimal sum = before.total().add(effect.total());
        if (sum.setScale(9).precision() > 38) {
            return new StoreOutcome.Refused("the sum has more than 38 digits");
        }
        transaction.claims().forEach(claim -> taken.put(claim.eventId(), claim));
        Instant last = before.updateDate()
                .filter(date -> date.isAfter(transaction.lastEventTime()))
                .orElse(transaction.lastEventTime());
        totals.put(
                transaction.invoiceNumber(),
                new InvoiceTotal(
                        transaction.invoiceNumber(),
                        sum,
                        before.transactionCount() + effect.count(),
                        Optional.of(last),
                        before.version() + 1,
                        before.rebuildNeeded()));
        return new StoreOutcome.Written();
    }

    @Override
    public synchronized StoreOutcome mark(RebuildMark mark) {
        InvoiceTotal before = totalOrZero(mark.invoiceNumber());
        Set<String> marks = new HashSet<>(before.rebuildNeeded());
        if (marks.add(mark.entry())) {
            totals.put(
                    mark.invoiceNumber(),
                    new InvoiceTotal(
                            mark.invoiceNumber(),
                            before.total(),
                            before.transactionCount(),
                            before.updateDate(),
                            before.version() + 1,
                            marks));
        }
        return new StoreOutcome.Written();
    }

    @Override
    public synchronized Optional<InvoiceTotal> find(String invoiceNumber) {
        return Optional.ofNullable(totals.get(invoiceNumber));
    }

    /** Every claim of an invoice. */
    public synchronized List<Claim> claimsOf(String invoiceNumber) {
        return List.copyOf(claims.getOrDefault(invoiceNumber, Map.of()).values());
    }

    private InvoiceTotal totalOrZero(String invoiceNumber) {
        return find(invoiceNumber)
                .orElse(new InvoiceTotal(invoiceNumber, BigDecimal.ZERO, 0, Optional.empty(), 0, Set.of()));
    }
}
