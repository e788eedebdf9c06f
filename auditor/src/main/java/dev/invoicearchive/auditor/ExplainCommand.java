package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.explain.FutureLine;
import dev.invoicearchive.lifecycle.retention.explain.ObjectFuture;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what the rules will do to an object; asks nobody and needs no stack. */
@Command(
        name = "explain",
        sortOptions = false,
        description = "Tell year by year what happens to an object in each part of the bucket.",
        footer = {
            "",
            "Dates are those of the rules in this build; a deployment may keep longer, and the bucket applies them within",
            "about a day. Example: ./archive lifecycle explain --created 2026-11-20 --bytes 900000"
        })
final class ExplainCommand implements Callable<ExitCode> {
    private static final long BYTES = 1_000_000;

    private static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.text("zone"),
            ResultColumn.integer("year"),
            ResultColumn.text("day"),
            ResultColumn.text("event"),
            ResultColumn.text("class"),
            ResultColumn.text("sql"),
            ResultColumn.text("reading"));

    @Option(names = "--created", paramLabel = "DAY", description = "the UTC day on which it is put (default: today)")
    private Optional<LocalDate> created;

    @Option(
            names = "--bytes",
            paramLabel = "NUMBER",
            description = "how large it is (default: " + BYTES + ", large enough to move)")
    private Optional<Long> bytes;

    @Mixin
    private FormatOption format;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    private final Console console;
    private final Clock clock;

    /** @param clock whose day is today */
    ExplainCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public ExitCode call() {
        RetentionRules rules = RetentionRulesFile.shipped();
        ObjectFuture future = future(rules);
        try (RowWriter rows = console.rows(format.with(options), COLUMNS)) {
            future.lines().forEach(line -> rows.write(row(line)));
        }
        future.remarks().forEach(remark -> console.remark("Note: " + remark));
        return ExitCode.OK;
    }

    private ObjectFuture future(RetentionRules rules) {
        LocalDate day = created.orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        try {
            return new ObjectFuture(rules, day, bytes.orElse(BYTES));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static List<String> row(FutureLine line) {
        return List.of(
                line.zone(),
                Integer.toString(line.year()),
                line.day().toString(),
                line.event(),
                line.gone() ? "none" : line.storageClass().name(),
                line.sql(),
                line.reading());
    }
}
