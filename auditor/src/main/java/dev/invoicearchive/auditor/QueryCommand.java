package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryFailedException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one SQL statement and shows its result. */
@Command(
        name = "query",
        description = "Run one SQL statement and show its result.",
        footer = {
            "",
            "In JSON, decimals are texts, so that no reader rounds them. In CSV, no value is empty and an empty text is \"\".",
            "Examples: ./archive query \"SELECT * FROM totals_by_year ORDER BY 1\"",
            "          ./archive query --file question.sql --format csv > answer.csv",
            "What there is to ask: ./archive query \"SHOW TABLES\""
        })
final class QueryCommand implements Callable<ExitCode> {
    @Mixin
    private CommonOptions options;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private FormatOption format;

    @Mixin
    private AthenaOptions athena;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "take the statement from a file in UTF-8; - for standard input")
    private Optional<String> file;

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "one statement")
    private Optional<String> sql;

    @Spec
    private CommandSpec spec;

    private final Console console;
    private final Connections connections;

    QueryCommand(Console console, Connections connections) {
        this.console = console;
        this.connections = connections;
    }

    @Override
    public ExitCode call() {
        OutputForm form = format.with(options);
        String statement = new StatementSource(spec, sql, file).statement();
        try (Connections.OpenQueries open = connections.queries(options, targetOptions.target(), athena.place())) {
            return AwsClients.reach("Athena", () -> run(open.queries(), statement, form));
        }
    }

    private ExitCode run(Queries queries, String statement, OutputForm form) {
        try (ResultPrinter printer = new ResultPrinter(console, form)) {
            queries.run(withoutSemicolon(statement), printer);
            return ExitCode.OK;
        } catch (QueryFailedException e) {
            throw new CommandFailure(ExitCode.SQL, message(e), e);
        }
    }

    private static String withoutSemicolon(String statement) {
        return statement.strip().replaceFirst("[;\\s]+$", "");
    }

    private static String message(QueryFailedException failure) {
        String where = failure.place()
                .map(place -> " at line " + place.line() + ", column " + place.column())
                .orElse("");
        String reason = failure.reason().replaceFirst("\\bline \\d+:\\d+: ", "");
        return "Cannot run the SQL" + where + ": " + reason + (reason.endsWith(".") ? "" : ".")
                + " What there is to ask: ./archive query \"SHOW TABLES\"";
    }
}
