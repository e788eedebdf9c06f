package dev.invoicearchive.auditor.aws;

/** AWS did not answer: no network, no or wrong credentials, too many calls, or a fault of its own. */
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A call without an answer.
     *
     * @param action that was called
     * @param reason in AWS's words
     */
    public NoAnswerException(String action, String reason, Throwable cause) {
        super(action + ": " + reason, cause);
    }
}
