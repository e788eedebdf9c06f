package dev.invoicearchive.lifecycle.retention.hold;

import dev.invoicearchive.lifecycle.retention.scope.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of the register.
 *
 * @param number from 1, without a gap
 * @param at when it was written, cut to milliseconds
 * @param caseId which case
 * @param requester who asked; empty where nobody was named
 * @param reason why; empty where an entry only tells that something was completed
 * @param scope what is held; only in {@link Action#ADD}
 */
public record HoldEntry(
        long number,
        Action action,
        Instant at,
        String caseId,
        Optional<String> requester,
        Optional<String> reason,
        Optional<Scope> scope) {
    private static final Pattern CASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int TEXT_MAX = 1_000;

    /** What is told. */
    public enum Action {
        /** A case is opened: from now on what is new is held. */
        ADD,
        /** Everything that was there is held, too. */
        ADDED,
        /** A case is closed: from now on it holds nothing new. */
        RELEASE,
        /** What only it held is free. */
        RELEASED
    }

    public HoldEntry {
        Objects.requireNonNull(action, "action is null");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        checkCase(caseId);
        requester.ifPresent(text -> checkText("requester", text));
        reason.ifPresent(text -> checkText("reason", text));
        if (number < 1) {
            throw new IllegalArgumentException("Invalid number of a hold entry: " + number + ", expected 1 or more.");
        }
        if ((action == Action.ADD) != scope.isPresent()) {
            throw new IllegalArgumentException("Invalid hold entry " + number + ": " + action
                    + (scope.isPresent() ? " with" : " without") + " a scope, expected one in ADD only.");
        }
    }

    /**
     * Checks the name of a case.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    public static void checkCase(String caseId) {
        if (!CASE.matcher(caseId).matches()) {
            throw new IllegalArgumentException(
                    "Invalid case: " + caseId + ", expected up to 64 letters, digits, dots, dashes and underscores.");
        }
    }

    /**
     * Checks what somebody wrote.
     *
     * @throws IllegalArgumentException if it is empty or too long
     */
    public static void checkText(String what, String text) {
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw new IllegalArgumentException("Invalid " + what + ": " + text.length() + " characters, expected 1 to "
                    + TEXT_MAX + ", not only blanks.");
        }
    }
}
