package dev.invoicearchive.local.firehose;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What gathers for one object: bytes joined without anything between them, as Firehose joins them. */
final class ObjectBuffer {
    private final Instant openedAt;
    private final Instant oldestArrival;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<InvocationBatch> batches = new ArrayList<>();
    private int pieces;

    /**
     * @param openedAt by the stream's clock
     * @param oldestArrival arrival of the first record, which dates the object
     */
    ObjectBuffer(Instant openedAt, Instant oldestArrival) {
        this.openedAt = openedAt;
        this.oldestArrival = oldestArrival;
    }

    void add(byte[] piece, InvocationBatch batch) {
        bytes.writeBytes(piece);
        pieces++;
        if (batches.isEmpty() || batches.get(batches.size() - 1) != batch) {
            batches.add(batch);
            batch.partOpened();
        }
    }

    Instant oldestArrival() {
        return oldestArrival;
    }

    int pieces() {
        return pieces;
    }

    byte[] content() {
        return bytes.toByteArray();
    }

    boolean isDue(Instant now, Duration interval, long bytesMax) {
        return bytes.size() >= bytesMax || !now.isBefore(openedAt.plus(interval));
    }

    /** To be called once the object is in the store. */
    void written() {
        batches.forEach(InvocationBatch::partWritten);
    }
}
