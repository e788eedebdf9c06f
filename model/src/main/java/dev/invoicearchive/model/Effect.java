package dev.invoicearchive.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What one change does to a total: the signed amount to add and the signed number of transactions.
 *
 * @param total with exactly {@link AmountRule#DECIMALS} decimals
 * @param count +1, 0 or -1 for one change; any number for several
 */
public record Effect(BigDecimal total, long count) {
    /** Changes nothing. */
    public static final Effect NONE = new Effect(BigDecimal.ZERO, 0);

    /** Gives every total the same number of decimals, so that equal effects are equal records. */
    public Effect {
        total = total.setScale(AmountRule.DECIMALS);
    }

    /**
     * The effect of one change. An insert adds its amount, an edit the difference, a removal takes the amount out again;
     * an expiry is housekeeping and changes nothing.
     *
     * @param eventName what happened
     * @param removedBy who removed the item; read for {@link EventName#REMOVE} only, null otherwise
     * @param amount the amount after the change; null if absent or refused, which counts as zero
     * @param previousAmount the amount before the change; null if absent or refused, which counts as zero
     */
    public static Effect of(EventName eventName, RemovedBy removedBy, BigDecimal amount, BigDecimal previousAmount) {
        BigDecimal added = amount == null ? BigDecimal.ZERO : amount;
        BigDecimal taken = previousAmount == null ? BigDecimal.ZERO : previousAmount;
        return switch (eventName) {
            case INSERT -> new Effect(added, 1);
            case MODIFY -> new Effect(added.subtract(taken), 0);
            case REMOVE ->
                switch (Objects.requireNonNull(removedBy, "removedBy of a removal is null")) {
                    case USER, UNKNOWN -> new Effect(taken.negate(), -1);
                    case TTL -> NONE;
                };
        };
    }

    /** Both effects, one after the other. */
    public Effect plus(Effect that) {
        return new Effect(total.add(that.total), count + that.count);
    }
}
