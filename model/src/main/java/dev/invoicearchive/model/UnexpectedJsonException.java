package dev.invoicearchive.model;

import java.io.IOException;

/** JSON that is well formed but not what was expected; the message says what, without quoting contents. */
final class UnexpectedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message in the form {@code Invalid <what>: <found>, expected <what>.} */
    UnexpectedJsonException(String message) {
        super(message);
    }
}
