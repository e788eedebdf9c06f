package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.benchmark.ArchiveProcess.Taken;
import dev.invoicearchive.local.benchmark.BenchmarkReport.Figure;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.LocalQueries;
import dev.invoicearchive.queries.Queries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The same questions over years of hourly objects and, in the same run, over what sealing makes of them. */
final class HistoryPart {
    private static final String TOTALS = "SELECT invoice_year, net_amount, transactions, largest_amount, refused_rows"
            + " FROM totals_by_year ORDER BY invoice_year";
    private static final long SEED = 42;

    private final Console console;
    private final Installation installation;
    private final Path folder;
    private final HistoryScale scale;
    private final Clock clock;

    /** @param folder empty; an archive of its own is made in it */
    HistoryPart(Console console, Installation installation, Path folder, HistoryScale scale, Clock clock) {
        this.console = console;
        this.installation = installation;
        this.folder = folder;
        this.scale = scale;
        this.clock = clock;
    }

    /**
     * Measures.
     *
     * @throws IOException if something cannot be written or started, or the seal fails
     * @throws InterruptedException if the thread is asked to stop
     * @throws IllegalStateException if the totals differ before and after the seal
     */
    List<Figure> measure() throws IOException, InterruptedException {
        console.remark("Writing a history: " + scale.text() + " ...");
        new HistoryObjects(scale, SEED).write(new DataDirectory(folder.resolve("archive")), clock);
        try (MeasuredStack stack = MeasuredStack.up(installation, folder, scale.firstDay());
                LocalQueries open = LocalQueries.of(stack.running().athenaEndpoint())) {
            Queries queries = open.queries();
            console.remark("Asking the hourly objects ...");
            QueryTiming hourly = QueryTiming.of(queries, "history, totals by year from hourly objects", TOTALS);
            List<List<String>> expected = hourly.rows();
            console.remark("Sealing ...");
            Taken sealed = stack.run(List.of("seal"));
            console.remark("Asking the roll-up and the sealed days ...");
            QueryTiming rolledUp = QueryTiming.of(queries, "history, totals by year from the monthly roll-up", TOTALS);
            requireEqual(expected, rolledUp.rows());
            QueryTiming oneDay = QueryTiming.of(
                    queries,
                    "history, one sealed day of changes",
                    "SELECT count(*), sum(amount) FROM changes WHERE day = '" + scale.someDay() + "'");
            return figures(hourly, sealed, rolledUp, oneDay);
        }
    }

    private List<Figure> figures(QueryTiming hourly, Taken sealed, QueryTiming rolledUp, QueryTiming oneDay) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(hourly));
        figures.add(Figure.of(
                "history, sealing it", sealed.elapsed().toMillis(), "ms", "the command's whole time; " + scale.text()));
        figures.add(figure(rolledUp));
        figures.add(Figure.of(
                "  times as fast",
                hourly.median().toMillis() / Math.max(1, rolledUp.median().toMillis()),
                "times",
                "25 or more are wanted over seven years"));
        figures.add(Figure.of(
                "  times fewer bytes",
                hourly.bytesScanned() / Math.max(1, rolledUp.bytesScanned()),
                "times",
                "more than 500 are wanted over seven years"));
        figures.add(figure(oneDay));
        return figures;
    }

    private static Figure figure(QueryTiming timing) {
        return Figure.of(
                timing.name(),
                timing.median().toMillis(),
                "ms",
                "first " + timing.first().toMillis() + " ms; reads " + timing.bytesScanned() / 1000 + " kB");
    }

    private static void requireEqual(List<List<String>> expected, List<List<String>> found) {
        if (!found.equals(expected)) {
            throw new IllegalStateException("Invalid totals after the seal: " + found + ", expected " + expected
                    + ". Verify the archive: ./archive verify");
        }
    }
}
