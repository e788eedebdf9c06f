package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.backfill.ExternalSort.SortEntry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** One sorted part of the temporary file, read block by block; ordered by the entry that it stands at. */
final class SortedRun implements Comparable<SortedRun> {
    private static final int HEAD_BYTES = 2 * Integer.BYTES;

    private final long end;
    private long position;
    private ByteBuffer block;
    private SortEntry head;

    SortedRun(Place place, int blockBytes) {
        this.position = place.begin();
        this.end = place.end();
        this.block = ByteBuffer.allocate(blockBytes).flip();
    }

    /** Where a run lies in the file, in bytes. */
    record Place(long begin, long end) {}

    /** The entry at which the run stands. */
    SortEntry head() {
        return head;
    }

    /** Goes to the next entry; whether there is one. */
    boolean advance(FileChannel file) throws IOException {
        if (!block.hasRemaining() && position == end) {
            return false;
        }
        need(HEAD_BYTES, file);
        byte[] key = new byte[block.getInt()];
        byte[] content = new byte[block.getInt()];
        need(key.length + content.length, file);
        block.get(key).get(content);
        head = new SortEntry(key, content);
        return true;
    }

    @Override
    public int compareTo(SortedRun other) {
        return head.compareTo(other.head);
    }

    private void need(int bytes, FileChannel file) throws IOException {
        if (block.remaining() >= bytes) {
            return;
        }
        ByteBuffer larger = bytes > block.capacity() ? ByteBuffer.allocate(bytes) : block;
        if (larger == block) {
            block.compact();
        } else {
            larger.put(block);
            block = larger;
        }
        while (block.hasRemaining() && position < end) {
            block.limit((int) Math.min(block.capacity(), block.position() + end - position));
            int read = file.read(block, position);
            if (read < 0) {
                throw new EOFException("the temporary file was cut off");
            }
            position += read;
        }
        block.flip();
        if (block.remaining() < bytes) {
            throw new EOFException("the temporary file was cut off");
        }
    }
}
