package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryResult;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDeployer;
import dev.invoicearchive.queries.seal.Days;
import dev.invoicearchive.queries.seal.SealStatements;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The engine behind the query port: Athena, or the one of this machine. Files are learned from the manifest that Athena
 * writes for each statement, which names exactly what that statement wrote.
 */
public final class AthenaSealEngine implements SealEngine {
    private static final String ROWS = "_rows";
    private static final String DAILY = "_daily";
    private static final String MONTHLY = "_monthly";

    private final Queries queries;
    private final WorkArea work;
    private final ViewCatalog views;

    /**
     * @param work the bucket in which the engine lays its results
     * @param views those that name the last sealed day
     */
    public AthenaSealEngine(Queries queries, WorkArea work, ViewCatalog views) {
        this.queries = Objects.requireNonNull(queries, "queries is null");
        this.work = Objects.requireNonNull(work, "work is null");
        this.views = Objects.requireNonNull(views, "views is null");
    }

    @Override
    public WorkFiles compact(String name, Task task) throws IOException {
        Days days = Days.of(task.days());
        String table = name + ROWS;
        List<String> rows =
                make(task.late() ? SealStatements.compactLate(table, days) : SealStatements.compact(table, days));
        List<String> daily = make(SealStatements.rollUpDaily(name + DAILY, table));
        List<String> monthly = task.months().isEmpty()
                ? List.of()
                : make(SealStatements.rollUpMonthly(name + MONTHLY, table, task.months(), sealedBefore(task)));
        return new WorkFiles(rows, daily, monthly);
    }

    @Override
    public Map<LocalDate, DeliveredTotals> delivered(Task task) throws IOException {
        Days days = Days.of(task.days());
        QueryResult result = ask(task.late() ? SealStatements.lateTotals(days) : SealStatements.deliveredTotals(days));
        Map<LocalDate, DeliveredTotals> totals = new TreeMap<>();
        for (List<String> row : result.rows()) {
            totals.put(day(row), new DeliveredTotals(Long.parseLong(row.get(1)), totals(row.subList(2, row.size()))));
        }
        return totals;
    }

    @Override
    public List<Conflict> conflicts(Task task) throws IOException {
        return ask(SealStatements.conflicts(Days.of(task.days()), CONFLICTS_MAX)).rows().stream()
                .map(row -> new Conflict(day(row), row.get(1)))
                .toList();
    }

    @Override
    public Map<LocalDate, ControlTotals> compacted(String name) throws IOException {
        Map<LocalDate, ControlTotals> totals = new TreeMap<>();
        for (List<String> row : ask(SealStatements.tableTotals(name + ROWS)).rows()) {
            totals.put(day(row), totals(row.subList(1, row.size())));
        }
        return totals;
    }

    @Override
    public void forget(String name) throws IOException {
        for (String table : List.of(ROWS, DAILY, MONTHLY)) {
            ask(SealStatements.drop(name + table));
        }
    }

    @Override
    public void showSealedThrough(Optional<LocalDate> day) throws IOException {
        try {
            new ViewDeployer(queries).sealedThrough(views, new SealedThrough(day));
        } catch (QueryFailedException e) {
            throw failure(e);
        }
    }

    /** The days of a month that the task completes, but for those of the task: they lie in sealed files. */
    private static Optional<Days> sealedBefore(Task task) {
        LocalDate first = task.days().get(0);
        LocalDate begin = task.months().get(0).atDay(1);
        return task.late() || !begin.isBefore(first)
                ? Optional.empty()
                : Optional.of(Days.between(begin, first.minusDays(1)));
    }

    private List<String> make(String sql) throws IOException {
        Optional<String> manifest = ask(sql).statistics().manifest();
        List<String> keys = new ArrayList<>();
        if (manifest.isEmpty()) {
            return keys;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(work.open(key(manifest.get())), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    keys.add(key(line.strip()));
                }
            }
        }
        return keys;
    }

    private String key(String location) throws IOException {
        String start = "s3://" + work.bucket() + "/";
        if (!location.startsWith(start)) {
            throw new IOException("Invalid place of a work file: " + location + ", expected one in the bucket "
                    + work.bucket() + ". Name the bucket to which the workgroup writes.");
        }
        return location.substring(start.length());
    }

    private QueryResult ask(String sql) throws IOException {
        try {
            return queries.ask(sql);
        } catch (QueryFailedException e) {
            throw failure(e);
        }
    }

    private static IOException failure(QueryFailedException e) {
        return new IOException("Cannot run a statement of the seal: " + e.reason(), e);
    }

    private static LocalDate day(List<String> row) {
        return LocalDate.parse(row.get(0));
    }

    private static ControlTotals totals(List<String> row) {
        return new ControlTotals(
                Long.parseLong(row.get(0)),
                Long.parseLong(row.get(1)),
                new BigDecimal(row.get(2)),
                new BigDecimal(row.get(3)),
                micros(row.get(4)),
                micros(row.get(5)));
    }

    private static OptionalLong micros(String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
