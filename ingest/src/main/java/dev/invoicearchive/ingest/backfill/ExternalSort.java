package dev.invoicearchive.ingest.backfill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Sorts any number of entries in flat memory: sorted runs in one temporary file, then merged. Entries come out in the order
 * of their keys, compared as unsigned bytes; those of equal keys in the order of their content.
 */
final class ExternalSort implements AutoCloseable {
    private static final int MERGE_BYTES = 64 * 1024 * 1024;
    private static final int BLOCK_BYTES_MAX = 1024 * 1024;
    private static final int BLOCK_BYTES_MIN = 16 * 1024;

    private final Path folder;
    private final int memoryBytes;
    private final List<SortedRun.Place> runs = new ArrayList<>();
    private final List<SortEntry> gathered = new ArrayList<>();
    private FileChannel file;
    private long gatheredBytes;
    private long fileEnd;

    /**
     * @param folder where the temporary file goes; made if missing
     * @param memoryBytes how much of entries is sorted in memory at once
     */
    ExternalSort(Path folder, int memoryBytes) {
        this.folder = folder;
        this.memoryBytes = memoryBytes;
    }

    /** Walks through the sorted entries, once. */
    interface Cursor {
        /**
         * Goes to the next entry; whether there is one.
         *
         * @throws SortSpaceException if the temporary file cannot be read
         */
        boolean advance() throws SortSpaceException;

        /** The entry at which the cursor stands. */
        SortEntry entry();
    }

    /**
     * Adds an entry, whose arrays are kept.
     *
     * @throws SortSpaceException if there is no room for it
     */
    void add(byte[] key, byte[] content) throws SortSpaceException {
        SortEntry entry = new SortEntry(key, content);
        gathered.add(entry);
        gatheredBytes += entry.memory();
        if (gatheredBytes >= memoryBytes) {
            writeRun();
        }
    }

    /**
     * Every entry once, in order; to be called once, after the last was added.
     *
     * @throws SortSpaceException if the temporary file cannot be used
     */
    Cursor sorted() throws SortSpaceException {
        if (runs.isEmpty()) {
            gathered.sort(null);
            return new InMemory(gathered);
        }
        if (!gathered.isEmpty()) {
            writeRun();
        }
        int blockBytes = Math.max(BLOCK_BYTES_MIN, Math.min(BLOCK_BYTES_MAX, MERGE_BYTES / runs.size()));
        Merge merge = new Merge();
        for (SortedRun.Place place : runs) {
            merge.add(new SortedRun(place, blockBytes));
        }
        return merge;
    }

    @Override
    public void close() throws IOException {
        gathered.clear();
        if (file != null) {
            file.close();
        }
    }

    private void writeRun() throws SortSpaceException {
        gathered.sort(null);
        long begin = fileEnd;
        try {
            if (file == null) {
                file = open();
            }
            ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES_MAX);
            for (SortEntry entry : gathered) {
                if (block.remaining() < entry.length()) {
                    flush(block);
                    block = entry.length() > block.capacity() ? ByteBuffer.allocate(entry.length()) : block;
                }
                entry.write(block);
            }
            flush(block);
        } catch (IOException e) {
            throw new SortSpaceException(folder, e);
        }
        runs.add(new SortedRun.Place(begin, fileEnd));
        gathered.clear();
        gatheredBytes = 0;
    }

    private void flush(ByteBuffer block) throws IOException {
        block.flip();
        while (block.hasRemaining()) {
            fileEnd += file.write(block, fileEnd);
        }
        block.clear();
    }

    /** Without a name wherever the system allows it, so that not even a kill leaves it behind. */
    private FileChannel open() throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(
                folder.resolve("backfill-" + UUID.randomUUID() + ".tmp"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static final class InMemory implements Cursor {
        private final List<SortEntry> entries;
        private int place = -1;

        private InMemory(List<SortEntry> entries) {
            this.entries = entries;
        }

        @Override
        public boolean advance() {
            place++;
            return place < entries.size();
        }

        @Override
        public SortEntry entry() {
            return entries.get(place);
        }
    }

    /** Stands at the least of the entries at which the runs stand. */
    private final class Merge implements Cursor {
        private final PriorityQueue<SortedRun> others = new PriorityQueue<>();
        private SortedRun least;

        private void add(SortedRun run) throws SortSpaceException {
            try {
                if (run.advance(file)) {
                    others.add(run);
                }
            } catch (IOException e) {
                throw new SortSpaceException(folder, e);
            }
        }

        @Override
        public boolean advance() throws SortSpaceException {
            if (least != null) {
                add(least);
            }
            least = others.poll();
            return least != null;
        }

        @Override
        public SortEntry entry() {
            return least.head();
        }
    }

    /**
     * What is sorted.
     *
     * @param key decides the order
     * @param content what belongs to it
     */
    record SortEntry(byte[] key, byte[] content) implements Comparable<SortEntry> {
        private static final int HEAD_BYTES = 2 * Integer.BYTES;
        /** What the objects take beside their bytes. */
        private static final int OBJECT_BYTES = 80;

        int length() {
            return HEAD_BYTES + key.length + content.length;
        }

        int memory() {
            return OBJECT_BYTES + length();
        }

        void write(ByteBuffer buffer) {
            buffer.putInt(key.length).putInt(content.length).put(key).put(content);
        }

        @Override
        public int compareTo(SortEntry other) {
            int byKey = Arrays.compareUnsigned(key, other.key);
            return byKey != 0 ? byKey : Arrays.compareUnsigned(content, other.content);
        }
    }
}
