package dev.invoicearchive.auditor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where the one statement of a command comes from: its argument, a file, or standard input. */
record StatementSource(CommandSpec spec, Optional<String> argument, Optional<String> file) {
    private static final String STANDARD_INPUT = "-";

    /**
     * The statement.
     *
     * @throws ParameterException if it stands nowhere or in two places
     * @throws CommandFailure if the file cannot be read
     */
    String statement() {
        if (argument.isPresent() && file.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid arguments: SQL and --file, expected one of them.");
        }
        return argument.or(() -> file.map(StatementSource::read))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Missing statement: found none, expected SQL or --file FILE."));
    }

    private static String read(String file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read " + file + ": " + e.getClass().getSimpleName()
                            + ", expected a file with one SQL statement. Check the path.",
                    e);
        }
    }
}
