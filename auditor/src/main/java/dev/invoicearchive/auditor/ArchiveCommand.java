package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The root command: knows its subcommands, the exit codes and the common manners of all. */
@Command(
        name = "archive",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Keeps every change of an invoice table provable for years, and answers questions about it.",
        footer = {"", "./archive build compiles the archive anew; ./archive COMMAND --help tells more."},
        exitCodeListHeading = "%nExit codes:%n")
public final class ArchiveCommand implements Callable<ExitCode> {
    private static final int HELP_COLUMNS_MAX = 120;

    @Spec
    private CommandSpec spec;

    private ArchiveCommand() {}

    /** The whole command line: the commands of this module and those of the contributors. */
    public static CommandLine commandLine(Console console, Iterable<CommandContributor> contributors) {
        CommandLine root = new CommandLine(new ArchiveCommand());
        for (Object command : commands(console, contributors)) {
            root.addSubcommand(command);
        }
        root.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        return configured(root, console);
    }

    /** Gives a command line the manners that all share: where it writes, how it fails, what it exits with. */
    static CommandLine configured(CommandLine line, Console console) {
        tellVersion(line);
        FailureReport report = new FailureReport(console);
        return line.setOut(new PrintWriter(console.output(), true))
                .setErr(new PrintWriter(console.errors(), true))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(console.terminal().colourOutput() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.min(console.terminal().columns(), HELP_COLUMNS_MAX))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(report)
                .setExecutionExceptionHandler(report)
                .setExecutionStrategy(ArchiveCommand::runLast);
    }

    private static void tellVersion(CommandLine line) {
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec().versionProvider(new VersionText());
            tellVersion(command);
        }
    }

    /** Called when no subcommand was named. */
    @Override
    public ExitCode call() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: found none, expected one of "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    private static List<Object> commands(Console console, Iterable<CommandContributor> contributors) {
        List<Object> commands = new ArrayList<>();
        contributors.forEach(contributor -> commands.addAll(contributor.commands(console)));
        Connections connections = new SdkConnections();
        commands.add(new QueryCommand(console, connections));
        commands.add(new TotalsCommand(console, connections));
        commands.add(new GapsCommand(console, connections));
        commands.add(new LoadCommand(console, connections));
        commands.add(new BackfillCommand(console, connections, Clock.systemUTC()));
        commands.add(new SealCommand(console, connections, Clock.systemUTC()));
        commands.add(new VerifyCommand(console, connections));
        commands.add(new ChainCommand(console, connections));
        commands.add(LifecycleCommand.line(console, Clock.systemUTC()));
        commands.add(AwsCommands.restore(console, connections, Clock.systemUTC()));
        commands.add(HoldCommand.line(console, connections, Clock.systemUTC()));
        commands.add(new CostCommand(console));
        commands.add(AwsCommands.doctor(console));
        commands.add(AwsCommands.trial(console, Clock.systemUTC()));
        commands.add(new CompletionCommand(console));
        return commands;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(" " + code.number(), code.meaning());
        }
        return codes;
    }

    private static int runLast(ParseResult parsed) {
        int helpOrDefault = new RunLast().execute(parsed);
        List<CommandLine> chain = parsed.asCommandLineList();
        Object result = chain.get(chain.size() - 1).getExecutionResult();
        return result instanceof ExitCode code ? code.number() : helpOrDefault;
    }
}
