package dev.invoicearchive.auditor;

import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C into an orderly end: the work is interrupted, what cleans up is not, and the JVM waits for it. A second
 * Ctrl-C does nothing; kill -9 leaves a journal behind.
 */
final class StopSwitch implements AutoCloseable {
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "trial-stop");
    private boolean cleaning;

    /** Guards the calling thread from now on. */
    StopSwitch() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Work is over, however it ended; from here on nothing interrupts. */
    synchronized void cleaningBegins() {
        cleaning = true;
        Thread.interrupted();
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is what made us stop, and now it may go on.
            return;
        }
    }

    private void stop() {
        interruptWork();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interruptWork() {
        if (!cleaning) {
            worker.interrupt();
        }
    }
}
