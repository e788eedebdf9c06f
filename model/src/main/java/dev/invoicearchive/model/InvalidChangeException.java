package dev.invoicearchive.model;

import java.util.Objects;

/** A record that has no identity, so that no row can be made of it. Everything else becomes a row. */
public final class InvalidChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why there is no row. */
    public enum Reason {
        /** The bytes are not one JSON object. */
        NOT_JSON,
        /** No {@code eventID}. */
        NO_EVENT_ID,
        /** No {@code eventName}, or one that is not INSERT, MODIFY or REMOVE. */
        NO_EVENT_NAME,
        /** No key, one that is not the two configured attributes, or one that an image contradicts. */
        NO_KEYS,
        /** JSON, but not of the shape of a change record, such as an attribute of an unknown type. */
        NOT_A_CHANGE_RECORD,
        /** The change happened before the archive's first day, where no query would see it. */
        BEFORE_FIRST_DAY,
        /** The change claims to have happened after it arrived, where no query would see it. */
        AFTER_ARRIVAL
    }

    private final Reason reason;

    /** @param message in the form {@code Invalid <what>: <found>, expected <what>. <next step>}; no document content */
    public InvalidChangeException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason is null");
    }

    /** Why there is no row. */
    public Reason reason() {
        return reason;
    }
}
