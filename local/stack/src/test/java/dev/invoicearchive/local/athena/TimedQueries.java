package dev.invoicearchive.local.athena;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryStatistics;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures statements by kind. */
final class TimedQueries implements Queries {
    private static final Pattern WORK_NAME = Pattern.compile("seal_[0-9a-z]+");

    private final Queries queries;
    private final Map<String, Measure> measures = new TreeMap<>();

    TimedQueries(Queries queries) {
        this.queries = queries;
    }

    /** Statements of one kind. */
    record Measure(int count, Duration total) {
        Measure plus(Duration more) {
            return new Measure(count + 1, total.plus(more));
        }
    }

    @Override
    public QueryStatistics run(String sql, ResultReader reader) {
        long begin = System.nanoTime();
        try {
            return queries.run(sql, reader);
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            synchronized (this) {
                measures.merge(kind(sql), new Measure(1, took), (known, ignored) -> known.plus(took));
            }
        }
    }

    /** The measures, a line for each kind. */
    synchronized String told() {
        StringBuilder text = new StringBuilder();
        measures.forEach((kind, measure) -> text.append(
                String.format("%6d ms in %4d of %s%n", measure.total().toMillis(), measure.count(), kind)));
        return text.toString();
    }

    private static String kind(String sql) {
        Matcher name = WORK_NAME.matcher(sql.replace('\n', ' '));
        String plain = name.replaceAll("seal");
        return plain.substring(0, Math.min(60, plain.length()));
    }
}
