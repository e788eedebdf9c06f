package dev.invoicearchive.local.runner;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.athena.SqlEngine;
import dev.invoicearchive.local.engine.EngineProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** An engine that is starting while other things start, too. */
final class EngineStart implements SqlEngine, AutoCloseable {
    private final CompletableFuture<EngineProcess> engine = new CompletableFuture<>();
    private boolean begun;

    void begin(Installation installation, DataDirectory data) {
        begun = true;
        engine.completeAsync(() -> {
            try {
                return EngineProcess.start(installation, data.objects(), data.engine(), data.log("engine"));
            } catch (IOException | TimeoutException e) {
                throw new CompletionException(e);
            }
        });
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

    @Override
    public String jdbcUrl(String database) {
        return engine.join().jdbcUrl(database);
    }

    @Override
    public String location(Path folder) {
        return engine.join().choice().location(folder);
    }

    @Override
    public void close() {
        if (!begun) {
            return;
        }
        engine.handle((process, fault) -> {
                    if (process != null) {
                        process.close();
                    }
                    return process;
                })
                .join();
    }
}
