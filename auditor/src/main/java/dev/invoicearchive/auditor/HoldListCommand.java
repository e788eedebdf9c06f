package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.lifecycle.retention.hold.HoldBook;
import dev.invoicearchive.lifecycle.retention.hold.HoldCase;
import dev.invoicearchive.lifecycle.retention.hold.HoldEntry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists cases. */
@Command(
        name = "list",
        sortOptions = false,
        description = "List the cases that are open or not over yet, with who asked and why.",
        footer = {"", "ADDING and RELEASING were not completed: run their command again."})
final class HoldListCommand implements Callable<ExitCode> {
    private static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.text("case"),
            ResultColumn.text("stage"),
            ResultColumn.text("from"),
            ResultColumn.text("to"),
            ResultColumn.text("zones"),
            ResultColumn.text("requester"),
            ResultColumn.text("reason"),
            ResultColumn.text("opened"),
            ResultColumn.text("closed"),
            ResultColumn.text("closed_because"));

    @Option(names = "--all", description = "those that are over, too")
    private boolean all;

    @Mixin
    private FormatOption format;

    @Mixin
    private HoldSession session;

    private final HoldSession.Means means;

    HoldListCommand(HoldSession.Means means) {
        this.means = means;
    }

    @Override
    public ExitCode call() {
        HoldBook book = session.with(means, (register, run) -> register.read());
        try (RowWriter rows = means.console().rows(format.with(session.options()), COLUMNS)) {
            book.cases().stream()
                    .filter(one -> all || one.stage() != HoldCase.Stage.RELEASED)
                    .forEach(one -> rows.write(row(one)));
        }
        book.suspicious().forEach(key -> means.console()
                .error("Invalid entry of the register of holds: " + key
                        + " was put again or deleted, expected one version. Its first version counts; find out who"
                        + " did it."));
        return book.suspicious().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static List<String> row(HoldCase one) {
        return List.of(
                one.id(),
                one.stage().name(),
                one.scope().days().first().toString(),
                one.scope().days().last().toString(),
                one.scope().zoneWords(),
                one.opened().requester().orElse(""),
                one.opened().reason().orElse(""),
                one.opened().at().toString(),
                one.release().map(HoldEntry::at).map(Instant::toString).orElse(""),
                one.release().flatMap(HoldEntry::reason).orElse(""));
    }
}
