package dev.invoicearchive.local.athena;

import io.trino.jdbc.QueryStats;

/** Adds up what the engine measures of the steps of one statement. */
final class StepMeter {
    private Execution.Measures done = Execution.Measures.NONE;
    private Execution.Measures step = Execution.Measures.NONE;
    private String stepId = "";

    /** Takes the latest figures of the present step, and gives those of all so far. */
    synchronized Execution.Measures add(QueryStats stats) {
        if (!stepId.equals(stats.getQueryId())) {
            done = done.plus(step);
            stepId = stats.getQueryId();
        }
        step = new Execution.Measures(
                stats.getPhysicalInputBytes(),
                stats.getProcessedRows(),
                stats.getElapsedTimeMillis(),
                stats.getPlanningTimeMillis());
        return done.plus(step);
    }
}
