package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import java.util.List;

/**
 * Adds commands to the command line from another module; found through {@link java.util.ServiceLoader}.
 *
 * <p>A command is an object with picocli's {@code @Command}, which mixes in {@link CommonOptions} and implements {@code
 * Callable<ExitCode>}. What its user can mend it throws as {@link CommandFailure}.
 */
public interface CommandContributor {
    /** The commands, in the order in which the help lists them. */
    List<Object> commands(Console console);
}
