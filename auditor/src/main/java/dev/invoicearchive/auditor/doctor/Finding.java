package dev.invoicearchive.auditor.doctor;

import java.util.Objects;

/**
 * One line of the doctor.
 *
 * @param verdict good, bad or not seen
 * @param what was looked at
 * @param found what is there, or why it could not be seen
 * @param expected what must be there
 * @param nextStep a sentence, for whoever reads the line at night
 */
public record Finding(Verdict verdict, String what, String found, String expected, String nextStep) {
    public Finding {
        Objects.requireNonNull(verdict, "verdict is null");
        Objects.requireNonNull(what, "what is null");
        Objects.requireNonNull(found, "found is null");
        Objects.requireNonNull(expected, "expected is null");
        Objects.requireNonNull(nextStep, "nextStep is null");
    }

    /** The line without its verdict; a good one needs no next step. */
    public String text() {
        return verdict == Verdict.OK
                ? what + ": " + found
                : what + ": " + found + ", expected " + expected + ". " + nextStep;
    }
}
