package dev.invoicearchive.lifecycle.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same for many things, several at a time. */
final class Workers {
    private Workers() {}

    /** Work that may fail. */
    interface Work<T> {
        void on(T thing) throws IOException;
    }

    /**
     * Works on every thing; the first failure stops the rest.
     *
     * @param threads how many at a time
     */
    static <T> void forEach(int threads, List<T> things, Work<T> work) throws IOException {
        Iterator<T> rest = things.iterator();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> workers = new ArrayList<>();
        try {
            for (int worker = 0; worker < threads; worker++) {
                workers.add(executor.submit(() -> {
                    workOn(rest, work);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                await(worker);
            }
        } finally {
            drain(rest);
            executor.shutdownNow();
        }
    }

    private static <T> void workOn(Iterator<T> rest, Work<T> work) throws IOException {
        try {
            for (T thing = next(rest); thing != null; thing = next(rest)) {
                work.on(thing);
            }
        } finally {
            // After a failure the others need not go on.
            drain(rest);
        }
    }

    private static <T> T next(Iterator<T> rest) {
        synchronized (rest) {
            return rest.hasNext() ? rest.next() : null;
        }
    }

    private static void drain(Iterator<?> rest) {
        synchronized (rest) {
            while (rest.hasNext()) {
                rest.next();
            }
        }
    }

    private static void await(Future<?> worker) throws IOException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("Cannot verify: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot go on: interrupted.", e);
        }
    }
}
