package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long one question takes.
 *
 * @param name what is asked, a few words
 * @param first the first answer
 * @param median the middle one of those after it
 * @param bytesScanned what the engine read for the last one
 * @param rows the last answer
 */
record QueryTiming(String name, Duration first, Duration median, long bytesScanned, List<List<String>> rows) {
    /** Odd, so that there is a middle one. */
    private static final int RUNS = 3;

    /**
     * Asks once, and then three times more.
     *
     * @throws dev.invoicearchive.queries.QueryFailedException if the engine refuses
     */
    static QueryTiming of(Queries queries, String name, String sql) {
        Duration first = time(queries, sql).elapsed();
        List<Duration> runs = new ArrayList<>();
        Timed last = null;
        for (int i = 0; i < RUNS; i++) {
            last = time(queries, sql);
            runs.add(last.elapsed());
        }
        runs.sort(null);
        return new QueryTiming(
                name,
                first,
                runs.get(RUNS / 2),
                last.result().statistics().scannedBytes(),
                last.result().rows());
    }

    private record Timed(QueryResult result, Duration elapsed) {}

    private static Timed time(Queries queries, String sql) {
        long begin = System.nanoTime();
        QueryResult result = queries.ask(sql);
        return new Timed(result, Duration.ofNanos(System.nanoTime() - begin));
    }
}
