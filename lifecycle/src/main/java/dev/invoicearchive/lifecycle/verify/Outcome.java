package dev.invoicearchive.lifecycle.verify;

/** What became of one object. */
public enum Outcome {
    /** Its bytes are those that were sealed. */
    VALID("valid"),
    /** They are not, or its version, lock or rows are not. */
    INVALID("INVALID"),
    /** It is gone. */
    NOT_FOUND("not found"),
    /** It must be restored before it can be read. */
    COLD("not checked (cold)");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** As it is printed. */
    public String words() {
        return words;
    }
}
