package dev.invoicearchive.auditor;

import java.util.Objects;

/** A command cannot go on, for a reason that its user can read and act on. Printed in one line, without a trace. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * A failure with its exit code.
     *
     * @param message what, found, expected, next step
     */
    public CommandFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode is null");
    }

    /**
     * A failure with what caused it, which {@code --debug} shows.
     *
     * @param message what, found, expected, next step
     */
    public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode is null");
    }

    /** What the shell is told. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
