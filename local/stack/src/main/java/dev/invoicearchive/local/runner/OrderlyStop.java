package dev.invoicearchive.local.runner;

import java.io.IOException;
import java.util.function.Consumer;

/** Stops a pipeline and finishes what it has begun. What cannot be finished is told and done by the next start. */
record OrderlyStop(Pipeline pipeline, Consumer<String> log) implements AutoCloseable {
    @Override
    public void close() {
        pipeline.stopThreads();
        try {
            pipeline.drain();
        } catch (IOException | RuntimeException e) {
            log.accept("Cannot finish everything before the stop: " + e.getMessage() + " The next start goes on.");
        }
    }
}
