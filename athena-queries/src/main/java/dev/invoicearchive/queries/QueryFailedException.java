package dev.invoicearchive.queries;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement gave no result: refused, failed or stopped. The message is the engine's own. */
public final class QueryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern PLACE = Pattern.compile("\\bline (\\d+):(\\d+)");

    /** How the statement ended. */
    public enum Outcome {
        /** The service did not accept it at all. */
        REFUSED,
        /** The engine gave up on it. */
        FAILED,
        /** Somebody stopped it. */
        CANCELLED
    }

    /**
     * A place in the statement.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Place(int line, int column) {}

    private final Outcome outcome;
    private final String reason;

    /**
     * A failure in the engine's words.
     *
     * @param queryId the execution; null if none began
     * @param reason the engine's message, with line and column where it knows them
     */
    public QueryFailedException(Outcome outcome, String queryId, String reason, Throwable cause) {
        super("Cannot run query" + (queryId == null ? "" : " " + queryId) + ": " + reason, cause);
        this.outcome = Objects.requireNonNull(outcome, "outcome is null");
        this.reason = Objects.requireNonNull(reason, "reason is null");
    }

    /** How the statement ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** The engine's message alone, such as {@code COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved}. */
    public String reason() {
        return reason;
    }

    /** Where in the statement, if the engine says so. */
    public Optional<Place> place() {
        Matcher matcher = PLACE.matcher(reason);
        return matcher.find()
                ? Optional.of(new Place(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
