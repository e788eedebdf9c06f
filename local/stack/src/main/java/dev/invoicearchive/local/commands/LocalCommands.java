package dev.invoicearchive.local.commands;

import dev.invoicearchive.auditor.CommandContributor;
import dev.invoicearchive.auditor.console.Console;
import java.time.Clock;
import java.util.List;

/** Adds the local commands to the command line. */
public final class LocalCommands implements CommandContributor {
    @Override
    public List<Object> commands(Console console) {
        return List.of(
                new DemoCommand(console),
                new UpCommand(console),
                new DownCommand(console),
                new StatusCommand(console),
                new EnvCommand(console),
                new BenchmarkCommand(console, Clock.systemUTC()));
    }
}
