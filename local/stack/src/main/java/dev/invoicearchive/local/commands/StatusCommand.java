package dev.invoicearchive.local.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.CommonOptions;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.StackProgress;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how a local archive is. */
@Command(
        name = "status",
        description = "Tell what runs, how far it has come, and what keeps it from going on.",
        footer = {"", "Exit code 0 if the stack runs without a problem, 1 if something needs a look, 3 if none runs."})
final class StatusCommand implements Callable<ExitCode> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;

    @Mixin
    private CommonOptions options;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        DataDirectory data = new DataDirectory(options.data());
        Optional<RunningStack> running = RunningStack.find(data.root());
        Optional<StackProgress> progress = StackProgress.load(data);
        if (options.json()) {
            printJson(data, running, progress);
        } else {
            printText(data, running, progress);
        }
        if (running.isEmpty()) {
            return ExitCode.UNREACHABLE;
        }
        return progress.filter(StackProgress::needsALook).isPresent() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void printJson(DataDirectory data, Optional<RunningStack> running, Optional<StackProgress> progress) {
        ObjectNode node = running.map(stack -> StackSummary.node(stack, data)).orElseGet(JSON::createObjectNode);
        node.put("running", running.isPresent());
        progress.ifPresent(found -> node.set("progress", JSON.valueToTree(found)));
        console.line(node.toString());
    }

    private void printText(DataDirectory data, Optional<RunningStack> running, Optional<StackProgress> progress) {
        if (running.isPresent()) {
            StackSummary.print(console, running.get(), data, false);
        } else {
            console.line("Nothing runs on " + data.root() + ". Start it with: ./archive up --data " + data.root());
        }
        progress.ifPresent(this::printProgress);
    }

    private void printProgress(StackProgress progress) {
        console.line("As of " + progress.instant() + ":");
        print("changes taken from the table", progress.changesLogged());
        print("  of them delivered", progress.changesDelivered());
        print("  of them in the live totals", progress.changesCounted());
        print("records put directly", progress.recordsPut());
        print("  of them done", progress.recordsPutDone());
        print("  of them failed since the start", progress.recordsPutFailed());
        print("Parquet objects", progress.deliveredObjects());
        print("  their bytes", progress.deliveredBytes());
        print("objects under errors/", progress.errorObjects());
        print("changes too large for the feed", progress.tooLargeChanges());
        print("records given up by the totals", progress.givenUpRecords());
        progress.problems().forEach(problem -> console.line("  problem: " + problem));
    }

    private void print(String what, long number) {
        console.line(String.format(Locale.ROOT, "  %-34s %,15d", what, number));
    }
}
