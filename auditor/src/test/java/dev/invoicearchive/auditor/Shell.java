package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** A console whose two streams a test can read. */
final class Shell {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Console console;

    Shell() {
        this(Terminal.NONE);
    }

    Shell(Terminal terminal) {
        this.console = new Console(
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                terminal);
    }

    Console console() {
        return console;
    }

    /** Runs the whole command line, to which these commands have been contributed. */
    int run(List<Object> commands, String... arguments) {
        CommandLine line = ArchiveCommand.commandLine(console, List.of(unused -> commands));
        int exitCode = line.execute(arguments);
        console.output().flush();
        return exitCode;
    }

    String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
