package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryFailedException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for missing changes in the archive alone, by the images that each change found and left. */
@Command(
        name = "gaps",
        description = "Find changes that are missing from the archive, without asking the table.",
        footer = {
            "",
            "Every change says which item it found and which it left; what one left, the next must find. Each line names a",
            "change that found another item than the change before it left: what is missing lies between the two times.",
            "Not seen: the last change of a transaction; changes that together lead back to the item they began with; the",
            "first change, which looks like a transaction older than the archive's feed. Imports and snapshots are left out."
        })
final class GapsCommand implements Callable<ExitCode> {
    private static final String GAPS = "SELECT invoice_number, transaction_id, previous_event_time, event_time,"
            + " previous_event_id, event_id FROM gaps ORDER BY invoice_number, transaction_id, event_time, event_id";
    private static final String COUNTS = "SELECT count(*), coalesce(sum(changes), 0), count_if(NOT is_continuous),"
            + " count_if(begins_with_an_image) FROM continuity";

    @Mixin
    private CommonOptions options;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private FormatOption format;

    @Mixin
    private AthenaOptions athena;

    private final Console console;
    private final Connections connections;

    GapsCommand(Console console, Connections connections) {
        this.console = console;
        this.connections = connections;
    }

    @Override
    public ExitCode call() {
        OutputForm form = format.with(options);
        try (Connections.OpenQueries open = connections.queries(options, targetOptions.target(), athena.place())) {
            return AwsClients.reach("Athena", () -> look(open.queries(), form));
        }
    }

    private ExitCode look(Queries queries, OutputForm form) {
        try {
            List<Long> counts = queries.ask(COUNTS).rows().get(0).stream()
                    .map(Long::valueOf)
                    .toList();
            if (counts.get(2) > 0) {
                try (ResultPrinter printer = new ResultPrinter(console, form)) {
                    queries.run(GAPS, printer);
                }
            }
            report(counts);
            return counts.get(2) > 0 ? ExitCode.FINDINGS : ExitCode.OK;
        } catch (QueryFailedException e) {
            throw new CommandFailure(
                    ExitCode.SQL,
                    "Cannot look for gaps: " + e.reason() + (e.reason().endsWith(".") ? "" : ".")
                            + " The views continuity and gaps must be those of this version; deploy them anew.",
                    e);
        }
    }

    private void report(List<Long> counts) {
        console.remark(String.format(
                Locale.ROOT,
                "Compared %,d changes of %,d transactions: %s.",
                counts.get(1),
                counts.get(0),
                counts.get(2) == 0
                        ? "none is missing"
                        : String.format(Locale.ROOT, "changes of %,d are missing", counts.get(2))));
        if (counts.get(3) > 0) {
            console.remark(String.format(
                    Locale.ROOT,
                    "Of %,d transactions the first known change found an item: they are older than the feed, or their first"
                            + " change is missing.",
                    counts.get(3)));
        }
        console.remark("Not seen: a lost last change, and lost changes that lead back to where they began.");
    }
}
