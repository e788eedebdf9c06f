package dev.invoicearchive.local.runner;

import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a started stack running until it is asked to stop, and writes down every second how far it has come. */
public final class Runner {
    private static final int ROUND_SECONDS = 1;

    private final LocalStack stack;
    private final DataDirectory data;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Runner(LocalStack stack, DataDirectory data) {
        this.stack = stack;
        this.data = data;
    }

    /**
     * Serves until the process is asked to end, then stops the stack in order.
     *
     * @return the programs that ended by themselves, which ends the runner, too; none after an orderly stop
     * @throws IOException if the state cannot be written down
     * @throws InterruptedException if the thread is asked to stop
     */
    public List<String> run() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        stack.pipeline().startReaders();
        stack.pipeline().startDispatcher();
        List<String> dead = List.of();
        try {
            while (dead.isEmpty() && !stopAsked.await(ROUND_SECONDS, TimeUnit.SECONDS)) {
                stack.progress().save(new LocalFiles(), data);
                stack.refreshCatalog();
                dead = stack.deadPrograms();
            }
            return dead;
        } finally {
            StackProgress last = lastProgress();
            last.save(new LocalFiles(), data);
            stopped.countDown();
        }
    }

    private StackProgress lastProgress() {
        stack.pipeline().stopThreads();
        stack.close();
        return stack.progress();
    }

    private void stopAndWait() {
        stopAsked.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
