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
     * @throws InterruptedException if the thread is asked to stop
     */
    public List<String> run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        stack.pipeline().startReaders();
        stack.pipeline().startDispatcher();
        stack.pipeline().startLifecycle();
        List<String> dead = List.of();
        try {
            while (dead.isEmpty() && !stopAsked.await(ROUND_SECONDS, TimeUnit.SECONDS)) {
                dead = stack.deadPrograms();
                if (dead.isEmpty()) {
                    round();
                }
            }
            return dead;
        } finally {
            try {
                stack.close();
            } finally {
                saveProgress();
                stopped.countDown();
            }
        }
    }

    private void round() {
        saveProgress();
        try {
            stack.refreshCatalog();
        } catch (RuntimeException e) {
            stack.tell("Cannot make the catalog anew: " + e.getMessage() + " Tried again in a second.");
        }
    }

    /** A full disk must not end the runner: the pipeline waits until there is room again, and so does this. */
    private void saveProgress() {
        try {
            stack.progress().save(new LocalFiles(), data);
        } catch (IOException | RuntimeException e) {
            stack.tell("Cannot write down the progress: " + e.getMessage());
        }
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
