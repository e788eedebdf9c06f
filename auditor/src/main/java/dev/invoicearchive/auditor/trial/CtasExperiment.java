package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryResult;
import java.util.List;
import java.util.regex.Pattern;

/** Makes a partitioned table by SQL in a workgroup that enforces its settings, as the sealer does. */
final class CtasExperiment implements Experiment {
    static final String CTAS = "CREATE TABLE AS works in an enforced workgroup and writes to its results place";
    private static final String MAKE = "CREATE TABLE compacted WITH (format = 'PARQUET', partitioned_by = ARRAY['day'])"
            + " AS SELECT * FROM (VALUES ('a', DECIMAL '1.25', DATE '2026-01-01'), ('b', DECIMAL '2.50', DATE '2026-01-02'))"
            + " AS t (event_id, amount, day)";
    private static final String COUNT = "SELECT count(*), sum(amount) FROM compacted";
    /** The statement runs with the caller's permissions, and Athena has no error code for a lack of them. */
    private static final Pattern PERMISSION = Pattern.compile("(?i)access.?denied|permission|not authorized");

    private static final List<String> COUNTED = List.of("2", "3.75");

    @Override
    public List<String> assumptions() {
        return List.of(CTAS);
    }

    @Override
    public List<Outcome> run(Bench bench) throws InterruptedException {
        String bucket = bench.bucket("results");
        String workGroup = bench.workGroup("ctas", bucket);
        String database = bench.database();
        Queries queries = bench.cloud().sql().queries(workGroup, database);
        try {
            queries.ask(MAKE);
            QueryResult counted = queries.ask(COUNT);
            // The statement's own result and its metadata lie there, too; a table's files lie deeper.
            long files = bench.cloud().buckets().versions(bucket).stream()
                    .filter(version -> version.key().contains("day="))
                    .count();
            List<String> row = counted.rows().get(0);
            return List.of(Outcome.of(
                    row.equals(COUNTED) && files > 0,
                    CTAS,
                    "count and sum are " + row + ", " + files + " files in the workgroup's bucket"));
        } catch (QueryFailedException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("Stopped while Athena worked.");
            }
            if (PERMISSION.matcher(e.getMessage()).find()) {
                return List.of(Outcome.notRun(CTAS, "the caller may not, " + e.getMessage()));
            }
            return List.of(Outcome.of(false, CTAS, "Athena refused: " + e.getMessage()));
        }
    }
}
