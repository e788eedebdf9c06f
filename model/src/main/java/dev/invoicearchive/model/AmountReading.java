package dev.invoicearchive.model;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** What the amount rule makes of an attribute. */
public sealed interface AmountReading {

    /**
     * An amount that counts.
     *
     * @param amount with exactly {@link AmountRule#DECIMALS} decimals, as its column has
     */
    record Value(BigDecimal amount) implements AmountReading {
        public Value {
            Objects.requireNonNull(amount, "amount is null");
        }

        @Override
        public Optional<BigDecimal> counted() {
            return Optional.of(amount);
        }
    }

    /** No attribute, or one that is null. */
    record Absent() implements AmountReading {
        @Override
        public Optional<BigDecimal> counted() {
            return Optional.empty();
        }
    }

    /**
     * An attribute that is no amount; it counts as absent, and the row says so.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements AmountReading {
        public Refused {
            Objects.requireNonNull(reason, "reason is null");
        }

        @Override
        public Optional<BigDecimal> counted() {
            return Optional.empty();
        }
    }

    /** Why an attribute is no amount. */
    enum Reason {
        /** Neither a number nor a text. */
        WRONG_TYPE,
        /** A text that does not spell an amount in the archive's currency. */
        NOT_AN_AMOUNT,
        /** 10^20 or more, or -10^20 or less. */
        TOO_LARGE,
        /** More than {@link AmountRule#DECIMALS} decimals that are not zero at the end. */
        TOO_MANY_DECIMALS
    }

    /** The amount to count with; empty if absent or refused. */
    Optional<BigDecimal> counted();
}
