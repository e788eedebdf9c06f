package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Hands lines to another sink in a thread of its own, so that one thread reads and maps while the other builds changes and
 * sorts. They come in their order; few of them wait at once.
 */
final class LineHandover implements LineSink, AutoCloseable {
    private static final int LINES_AT_ONCE = 1_000;

    private final LineSink sink;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "sort");
        worker.setDaemon(true);
        return worker;
    });
    private List<Delivery> gathered = new ArrayList<>();
    private Future<?> underWay;

    LineHandover(LineSink sink) {
        this.sink = sink;
    }

    /** One line, however it came. */
    private interface Delivery {
        void to(LineSink sink) throws IOException;
    }

    @Override
    public void accept(MappedLine line) throws IOException {
        add(target -> target.accept(line));
    }

    @Override
    public void reject(RejectedLine line) throws IOException {
        add(target -> target.reject(line));
    }

    /**
     * Returns once the other sink has taken every line.
     *
     * @throws IOException if it could not
     */
    void finish() throws IOException {
        handOver();
        await();
    }

    /** Returns once the other sink is left alone. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(Delivery delivery) throws IOException {
        gathered.add(delivery);
        if (gathered.size() >= LINES_AT_ONCE) {
            handOver();
        }
    }

    private void handOver() throws IOException {
        await();
        List<Delivery> batch = gathered;
        gathered = new ArrayList<>();
        underWay = thread.submit(() -> {
            for (Delivery delivery : batch) {
                delivery.to(sink);
            }
            return null;
        });
    }

    private void await() throws IOException {
        if (underWay == null) {
            return;
        }
        try {
            underWay.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the thread was asked to stop");
        }
    }
}
