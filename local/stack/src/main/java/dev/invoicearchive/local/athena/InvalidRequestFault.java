package dev.invoicearchive.local.athena;

/** A request that Athena would answer with {@code InvalidRequestException}. */
final class InvalidRequestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what, found, expected, next step */
    InvalidRequestFault(String message) {
        super(message);
    }
}
