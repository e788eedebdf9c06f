package dev.invoicearchive.local.runner;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.engine.EngineProcess;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** An engine that is starting while other things start, too. */
final class EngineStart implements AutoCloseable {
    private final CompletableFuture<EngineProcess> engine;

    private EngineStart(CompletableFuture<EngineProcess> engine) {
        this.engine = engine;
    }

    static EngineStart begin(Installation installation, DataDirectory data) {
        return new EngineStart(CompletableFuture.supplyAsync(() -> {
            try {
                return EngineProcess.start(installation, data.objects(), data.engine(), data.log("engine"));
            } catch (IOException | TimeoutException e) {
                throw new CompletionException(e);
            }
        }));
    }

    EngineProcess await() throws IOException, TimeoutException, InterruptedException {
        try {
            return engine.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException late) {
                throw late;
            }
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        }
    }

    /** The engine's address; waits for it. */
    String jdbcUrl(String database) {
        return engine.join().jdbcUrl(database);
    }

    @Override
    public void close() {
        engine.handle((process, fault) -> {
                    if (process != null) {
                        process.close();
                    }
                    return process;
                })
                .join();
    }
}
