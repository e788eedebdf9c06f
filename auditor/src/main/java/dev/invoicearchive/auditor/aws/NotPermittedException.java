package dev.invoicearchive.auditor.aws;

/** AWS refuses the caller this call; what it would have answered is not known. */
public final class NotPermittedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param action that was refused, such as {@code kms:GetKeyPolicy} */
    public NotPermittedException(String action) {
        super("No permission for " + action + ".");
        this.action = action;
    }

    /** The action that was refused. */
    public String action() {
        return action;
    }
}
