package dev.invoicearchive.lifecycle.seal;

import java.util.Objects;

/**
 * Something that forbids a seal, or that a seal has found.
 *
 * @param message one line for people: what is wrong and with which object or event, found, expected, next step
 */
public record SealFault(String message) {
    public SealFault {
        Objects.requireNonNull(message, "message is null");
    }

    /**
     * A fault in the one form that all messages share.
     *
     * @param what is wrong, such as {@code Missing object Invoice/2026/...}
     * @param found what there is
     * @param expected what there should be
     * @param nextStep what to do, a sentence
     */
    static SealFault of(String what, String found, String expected, String nextStep) {
        return new SealFault(what + ": " + found + ", expected " + expected + ". " + nextStep);
    }
}
