package dev.invoicearchive.totals;

import dev.invoicearchive.model.Effect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What one transaction claims and adds: changes of one invoice.
 *
 * @param invoiceNumber never empty
 * @param claims between one and {@link #CLAIMS_MAX}, each event id once
 */
public record InvoiceClaims(String invoiceNumber, List<Claim> claims) {
    /** DynamoDB takes 100 actions in a transaction; one of them updates the total. */
    public static final int CLAIMS_MAX = 99;

    public InvoiceClaims {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        claims = List.copyOf(claims);
        if (claims.isEmpty() || claims.size() > CLAIMS_MAX) {
            throw new IllegalArgumentException("Invalid transaction of invoice " + invoiceNumber + ": " + claims.size()
                    + " claims, expected 1 to " + CLAIMS_MAX + ". Split it.");
        }
        if (claims.stream().map(Claim::eventId).distinct().count() < claims.size()) {
            throw new IllegalArgumentException("Invalid transaction of invoice " + invoiceNumber
                    + ": one event id twice, expected each once. Leave the second out.");
        }
    }

    /** What all of them add. */
    public Effect effect() {
        return claims.stream().map(Claim::effect).reduce(Effect.NONE, Effect::plus);
    }

    /** When the last of them happened. */
    public Instant lastEventTime() {
        return claims.stream().map(Claim::eventTime).max(Instant::compareTo).orElseThrow();
    }

    /** The claims that are left without these events; may be empty, so it is a list and not a transaction. */
    public List<Claim> without(Collection<String> eventIds) {
        return claims.stream()
                .filter(claim -> !eventIds.contains(claim.eventId()))
                .toList();
    }
}
