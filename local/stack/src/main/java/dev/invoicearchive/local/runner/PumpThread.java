package dev.invoicearchive.local.runner;

import dev.invoicearchive.local.feed.Pump;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Drives one pump until it is stopped. What cannot be written now is tried again, and the reason is remembered for
 * whoever asks how things are.
 */
final class PumpThread {
    private static final Duration IDLE_PATIENCE = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_PROBLEM = Duration.ofSeconds(1);

    private final String name;
    private final Pump pump;
    private final Consumer<String> log;
    private final Thread thread;
    private final Object stopSignal = new Object();
    private volatile boolean stopping;
    private volatile Optional<String> problem = Optional.empty();

    PumpThread(String name, Pump pump, Consumer<String> log) {
        this.name = name;
        this.pump = pump;
        this.log = log;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
        this.thread.setUncaughtExceptionHandler((ended, fault) -> report(fault));
    }

    void start() {
        thread.start();
    }

    /** What keeps the pump from going on, empty if nothing does. */
    Optional<String> problem() {
        return problem;
    }

    /** Ends the thread between two rounds. */
    void stop() {
        stopping = true;
        synchronized (stopSignal) {
            stopSignal.notifyAll();
        }
        try {
            // A thread that was never started has nothing to end.
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                boolean more = pump.pump();
                problem = pump.problem().map(reason -> name + ": " + reason);
                if (!more && !stopping) {
                    pump.awaitWork(IDLE_PATIENCE);
                }
            } catch (IOException | RuntimeException e) {
                report(e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void report(Throwable e) {
        String message = name + ": " + e.getMessage();
        if (!problem.equals(Optional.of(message))) {
            log.accept(message);
        }
        problem = Optional.of(message);
    }

    private void pause() {
        synchronized (stopSignal) {
            if (!stopping) {
                try {
                    stopSignal.wait(PAUSE_AFTER_PROBLEM.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
