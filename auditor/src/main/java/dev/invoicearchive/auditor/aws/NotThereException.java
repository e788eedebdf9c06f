package dev.invoicearchive.auditor.aws;

/** AWS answers that there is no such thing. */
public final class NotThereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param action that found nothing, such as {@code dynamodb:DescribeTable} */
    public NotThereException(String action) {
        super("Nothing found by " + action + ".");
    }
}
