package dev.invoicearchive.local.lambda;

/** A call of a function that gave no answer. The caller retries or sets its records aside; it never drops them. */
public final class LambdaFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public LambdaFailedException(String message) {
        super(message);
    }

    public LambdaFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
