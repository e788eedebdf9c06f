package dev.invoicearchive.lifecycle.retention.scope;

import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does the same to many versions, side by side; with one thread in order, on the caller's. What fails with one does not
 * keep the others from it, up to a number of failures.
 */
public final class EachVersion {
    private static final int FAILURES_MAX = 100;

    private final int threads;
    private final List<ObjectFailure> failures = new ArrayList<>();

    /** @param threads at least 1 */
    public EachVersion(int threads) {
        this.threads = threads;
    }

    /** Work on one version. */
    @FunctionalInterface
    public interface Work {
        void on(ObjectVersion version) throws IOException;
    }

    /**
     * Does the work on every version.
     *
     * @throws IOException if too much has failed for going on to make sense; {@link #failures} has what failed
     */
    public void run(List<ObjectVersion> versions, Work work) throws IOException {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> loop = () -> {
            for (int index = next.getAndIncrement(); index < versions.size(); index = next.getAndIncrement()) {
                one(versions.get(index), work);
            }
            return null;
        };
        int useful = Math.min(threads, versions.size());
        if (useful < 2) {
            for (ObjectVersion version : versions) {
                one(version, work);
            }
        } else {
            together(loop, useful);
        }
    }

    /** What failed so far. */
    public List<ObjectFailure> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    private void one(ObjectVersion version, Work work) throws IOException {
        try {
            work.on(version);
        } catch (IOException e) {
            synchronized (failures) {
                failures.add(new ObjectFailure(version.key(), e.getMessage()));
                if (failures.size() >= FAILURES_MAX) {
                    throw new IOException(
                            "Cannot go on after " + FAILURES_MAX + " failures, expected most objects to be reachable."
                                    + " The last one: " + e.getMessage(),
                            e);
                }
            }
        }
    }

    private static void together(Callable<Void> loop, int useful) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(useful, EachVersion::daemon);
        try {
            List<Callable<Void>> loops = new ArrayList<>();
            for (int thread = 0; thread < useful; thread++) {
                loops.add(loop);
            }
            for (Future<Void> ended : pool.invokeAll(loops)) {
                ended.get();
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot go on: interrupted, expected to be left alone. Run it again.", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "objects");
        thread.setDaemon(true);
        return thread;
    }
}
