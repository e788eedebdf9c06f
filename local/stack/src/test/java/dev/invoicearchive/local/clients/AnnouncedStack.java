package dev.invoicearchive.local.clients;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.LocalStack;
import dev.invoicearchive.local.runner.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A whole stack in this process, which foreign clients reach by the addresses that it announces. */
final class AnnouncedStack implements AutoCloseable {
    private final LocalStack stack;
    private final RunningStack addresses;

    private AnnouncedStack(LocalStack stack, RunningStack addresses) {
        this.stack = stack;
        this.addresses = addresses;
    }

    static AnnouncedStack start(Path folder) throws Exception {
        // A first day close by: seven years of days would only make each query list more folders.
        Map<String, String> settings = Map.of("ARCHIVE_FIRST_DAY", "2026-11-01");
        LocalStack stack = LocalStack.start(new LocalStack.Order(
                new DataDirectory(folder), settings, Clock.systemUTC(), Optional.empty(), LocalStack.Ports.FREE));
        return new AnnouncedStack(stack, stack.announce());
    }

    RunningStack addresses() {
        return addresses;
    }

    /** Carries every change that the table holds now into objects and live totals. */
    void carryOn() throws IOException {
        Pipeline pipeline = stack.pipeline();
        pipeline.dispatchAll();
        pipeline.drain();
    }

    @Override
    public void close() {
        stack.close();
    }
}
