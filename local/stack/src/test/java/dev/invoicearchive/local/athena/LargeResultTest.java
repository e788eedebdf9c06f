package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.athena.model.QueryExecution;

/** Proves that the size of a result and the number of callers do not matter. */
@Tag("proof")
@ExtendWith(EngineOfThisJava.class)
class LargeResultTest {
    private static final int ROWS = 1_000_000;
    private static final long HEAP_GROWTH_MAX = 96L << 20;

    private final RunningEngine engine;
    private final Statements statements;

    LargeResultTest(RunningEngine engine) {
        this.engine = engine;
        this.statements = new Statements(engine.client(), "information_schema");
    }

    @Test
    @DisplayName("A million rows go to the disk and come back in pages, and the heap does not grow with them")
    void aMillionRowsStream() {
        long before = usedHeap();
        QueryExecution execution =
                statements.run("SELECT a.n * 1000 + b.n AS n, 'a text of some length ' || CAST(b.n AS varchar)"
                        + " AS t FROM UNNEST(sequence(0, 999)) a (n), UNNEST(sequence(0, 999)) b (n)");
        long growth = usedHeap() - before;

        String location = execution.resultConfiguration().outputLocation();
        assertThat(location).endsWith(execution.queryExecutionId() + ".csv");
        assertThat(growth).isLessThan(HEAP_GROWTH_MAX);
        long[] count = {-1};
        engine.client()
                .getQueryResultsPaginator(request -> request.queryExecutionId(execution.queryExecutionId()))
                .forEach(page -> count[0] += page.resultSet().rows().size());
        assertThat(count[0]).isEqualTo(ROWS);
    }

    @Test
    @DisplayName("Thirty-two callers at once each get their own result")
    void manyCallersAreServed() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            List<Callable<String>> calls = IntStream.range(0, 96)
                    .<Callable<String>>mapToObj(number ->
                            () -> statements.rows("SELECT " + number).get(0).get(0))
                    .toList();
            List<Future<String>> results = callers.invokeAll(calls);
            for (int number = 0; number < results.size(); number++) {
                assertThat(results.get(number).get()).isEqualTo(Integer.toString(number));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
