package dev.invoicearchive.auditor.trial;

import java.util.Objects;

/**
 * What came of one assumption.
 *
 * @param verdict whether it holds
 * @param assumption that the archive makes
 * @param found what AWS did, or why nothing was seen
 */
public record Outcome(Verdict verdict, String assumption, String found) {
    /** Whether an assumption holds. */
    public enum Verdict {
        /** It holds. */
        PASS("PASS"),
        /** It does not. */
        FAIL("FAIL"),
        /** It was not seen. */
        NOT_RUN("NOT RUN");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** As it is printed. */
        public String word() {
            return word;
        }
    }

    public Outcome {
        Objects.requireNonNull(verdict, "verdict is null");
        Objects.requireNonNull(assumption, "assumption is null");
        Objects.requireNonNull(found, "found is null");
    }

    static Outcome of(boolean holds, String assumption, String found) {
        return new Outcome(holds ? Verdict.PASS : Verdict.FAIL, assumption, found);
    }

    static Outcome notRun(String assumption, String why) {
        return new Outcome(Verdict.NOT_RUN, assumption, why);
    }
}
