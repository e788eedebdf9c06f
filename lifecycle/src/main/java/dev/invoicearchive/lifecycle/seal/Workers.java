package dev.invoicearchive.lifecycle.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the same to many objects, side by side; with one thread in order, on the caller's. */
final class Workers {
    private final int threads;

    /** @param threads at least 1 */
    Workers(int threads) {
        this.threads = threads;
    }

    /** Work on one object. */
    interface Work<T> {
        void on(T item) throws IOException;
    }

    /**
     * Does the work on every item; ends when all threads have ended.
     *
     * @throws IOException the first failure; what has not begun by then is left out
     */
    <T> void forEach(List<T> items, Work<T> work) throws IOException {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> loop = () -> {
            for (int index = next.getAndIncrement(); index < items.size(); index = next.getAndIncrement()) {
                try {
                    work.on(items.get(index));
                } catch (IOException | RuntimeException | Error e) {
                    next.set(items.size());
                    throw e;
                }
            }
            return null;
        };
        int useful = Math.min(threads, items.size());
        List<Callable<Void>> loops = new ArrayList<>();
        for (int thread = 0; thread < useful; thread++) {
            loops.add(loop);
        }
        together(loops);
    }

    /**
     * Does different things at once.
     *
     * @throws IOException the first failure; the others have ended by then
     */
    void together(List<Callable<Void>> tasks) throws IOException {
        if (threads == 1 || tasks.size() < 2) {
            for (Callable<Void> task : tasks) {
                run(task);
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size(), Workers::daemon);
        try {
            for (Future<Void> ended : pool.invokeAll(tasks)) {
                ended.get();
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot go on sealing: interrupted, expected to be left alone. Seal again.", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void run(Callable<Void> task) throws IOException {
        try {
            task.call();
        } catch (Exception e) {
            throw rethrown(e);
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
        return new IOException("Cannot go on sealing: " + cause.getMessage(), cause);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "seal");
        thread.setDaemon(true);
        return thread;
    }
}
