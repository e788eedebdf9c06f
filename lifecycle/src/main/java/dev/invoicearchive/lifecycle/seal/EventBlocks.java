package dev.invoicearchive.lifecycle.seal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The events that objects tell of, in files of the work area: for each object its key, then each event's id and day.
 * Binary, since they are as many as the rows.
 */
final class EventBlocks {
    private static final int PART_BYTES = 8 * 1024 * 1024;

    /** In place of a day; no calendar has it. */
    private static final int NO_DAY = Integer.MIN_VALUE;

    private final WorkArea work;
    private final String prefix;
    private ByteArrayOutputStream part = new ByteArrayOutputStream();
    private int parts;

    /** @param prefix of the files' keys */
    EventBlocks(WorkArea work, String prefix) {
        this.work = work;
        this.prefix = prefix;
    }

    /** The events of one object, as they are read. */
    static final class Block {
        private final FoundObject object;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);
        private int events;

        Block(FoundObject object) {
            this.object = object;
        }

        /** @param day in which it happened; empty if the record does not say so */
        void add(String eventId, Optional<LocalDate> day) {
            try {
                writeText(data, eventId);
                data.writeInt(
                        day.map(known -> Math.toIntExact(known.toEpochDay())).orElse(NO_DAY));
                events++;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write into memory.", e);
            }
        }
    }

    /** Takes events as they are read back. */
    interface Taker {
        /**
         * @param object which tells of it
         * @param day empty if the record does not say so
         */
        void event(Origin object, String eventId, Optional<LocalDate> day);
    }

    /** Where events come from. */
    record Origin(Zone zone, LocalDate day, String key) {}

    synchronized void add(Block block) throws IOException {
        if (block.events == 0) {
            return;
        }
        DataOutputStream data = new DataOutputStream(part);
        writeText(data, block.object.key());
        data.writeByte(block.object.zone().ordinal());
        data.writeInt(Math.toIntExact(block.object.day().toEpochDay()));
        data.writeInt(block.events);
        block.bytes.writeTo(data);
        if (part.size() >= PART_BYTES) {
            flush();
        }
    }

    /** Writes what is left, and gives how many files there are. */
    synchronized int finish() throws IOException {
        if (part.size() > 0) {
            flush();
        }
        return parts;
    }

    /** Reads all files back. */
    static void read(WorkArea work, String prefix, int parts, Taker taker) throws IOException {
        for (int number = 0; number < parts; number++) {
            try (DataInputStream data = new DataInputStream(new BufferedInputStream(work.open(prefix + number)))) {
                while (data.available() > 0 || hasMore(data)) {
                    readBlock(data, taker);
                }
            }
        }
    }

    private static boolean hasMore(DataInputStream data) throws IOException {
        data.mark(1);
        boolean more = data.read() >= 0;
        data.reset();
        return more;
    }

    private static void readBlock(DataInputStream data, Taker taker) throws IOException {
        String key = readText(data);
        Zone zone = Zone.values()[data.readByte()];
        Origin origin = new Origin(zone, LocalDate.ofEpochDay(data.readInt()), key);
        int events = data.readInt();
        for (int event = 0; event < events; event++) {
            String eventId = readText(data);
            int day = data.readInt();
            taker.event(origin, eventId, day == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)));
        }
    }

    private void flush() throws IOException {
        work.put(prefix + parts, part.toByteArray());
        parts++;
        part = new ByteArrayOutputStream();
    }

    private static void writeText(DataOutputStream data, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static String readText(DataInputStream data) throws IOException {
        return new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
    }
}
