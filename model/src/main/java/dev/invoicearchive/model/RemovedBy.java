package dev.invoicearchive.model;

import java.util.Locale;
import java.util.Optional;

/** Who removed an item. Only rows with {@link EventName#REMOVE} have one. */
public enum RemovedBy {
    /** DynamoDB's expiry: housekeeping, which changes no total. */
    TTL,
    /** A caller of the table: business, which takes the amount out of the totals. */
    USER,
    /** The record carries an identity that is neither; counted as a user's removal and reported. */
    UNKNOWN;

    /** Who removed the item of a change record with this identity; a record without one comes from a caller. */
    public static RemovedBy of(Optional<UserIdentity> identity) {
        if (identity.isEmpty()) {
            return USER;
        }
        return identity.get().equals(UserIdentity.TIME_TO_LIVE) ? TTL : UNKNOWN;
    }

    /** The word that stands in the column {@code removed_by}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #word()} wrote.
     *
     * @throws IllegalArgumentException if nobody has this word
     */
    public static RemovedBy ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
