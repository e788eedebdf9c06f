package dev.invoicearchive.auditor.doctor;

/** What the doctor says of one thing. */
public enum Verdict {
    /** As it must be. */
    OK("ok"),
    /** Not as it must be. */
    PROBLEM("PROBLEM"),
    /** Not seen: the caller may not look, AWS did not answer, or what comes before is missing. */
    NOT_CHECKED("not checked");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As it is printed. */
    public String word() {
        return word;
    }
}
