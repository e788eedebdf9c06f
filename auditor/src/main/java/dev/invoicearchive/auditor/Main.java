package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import java.util.ServiceLoader;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int exitCode = ArchiveCommand.commandLine(console, ServiceLoader.load(CommandContributor.class))
                .execute(arguments);
        console.output().flush();
        System.exit(exitCode);
    }
}
