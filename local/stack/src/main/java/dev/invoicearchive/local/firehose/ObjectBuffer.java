package dev.invoicearchive.local.firehose;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What gathers for one object: bytes joined without anything between them, as Firehose joins them. */
final class ObjectBuffer {
    private final Instant openedAt;
    private final Instant oldestArrival;
    private final List<byte[]> pieces = new ArrayList<>();
    private final List<InvocationBatch> batches = new ArrayList<>();
    private long bytes;

    /**
     * @param openedAt by the stream's clock
     * @param oldestArrival arrival of the first record, which dates the object
     */
    ObjectBuffer(Instant openedAt, Instant oldestArrival) {
        this.openedAt = openedAt;
        this.oldestArrival = oldestArrival;
    }

    void add(byte[] piece, InvocationBatch batch) {
        pieces.add(piece);
        bytes += piece.length;
        if (batches.isEmpty() || batches.get(batches.size() - 1) != batch) {
            batches.add(batch);
            batch.partOpened();
        }
    }

    Instant oldestArrival() {
        return oldestArrival;
    }

    int pieces() {
        return pieces.size();
    }

    /** Writes the pieces, joined, without a copy of them all. */
    void writeTo(OutputStream stream) throws IOException {
        for (byte[] piece : pieces) {
            stream.write(piece);
        }
    }

    byte[] content() {
        byte[] content = new byte[Math.toIntExact(bytes)];
        int end = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, content, end, piece.length);
            end += piece.length;
        }
        return content;
    }

    boolean isDue(Instant now, Duration interval, long bytesMax) {
        return bytes >= bytesMax || !now.isBefore(openedAt.plus(interval));
    }

    /** To be called once the object is in the store. */
    void written() {
        batches.forEach(InvocationBatch::partWritten);
    }
}
