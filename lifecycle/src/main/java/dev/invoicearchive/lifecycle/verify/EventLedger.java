package dev.invoicearchive.lifecycle.verify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Finds the events that are wanted and not known, out of any number of both: they are dealt out to temporary files by
 * their keys, and each pair of files is compared in memory. About 16 bytes of disk for a known event, 24 for a wanted one.
 */
final class EventLedger implements AutoCloseable {
    private static final int PARTS = 64;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final Path folder;
    private final DataOutputStream[] known = new DataOutputStream[PARTS];
    private final DataOutputStream[] wanted = new DataOutputStream[PARTS];

    /** An empty ledger; its files lie in the system's temporary folder. */
    EventLedger() throws IOException {
        folder = Files.createTempDirectory("archive-events-");
    }

    /** Takes what is missing. */
    interface Taker {
        /**
         * One event that is not known.
         *
         * @param source as it was given with the event
         */
        void missing(int source, EventTable.Key event) throws IOException;
    }

    /** An event is known. */
    synchronized void known(EventTable.Key event) throws IOException {
        write(known, "known", event);
    }

    /** An event is wanted. */
    synchronized void wanted(EventTable.Key event, int source) throws IOException {
        write(wanted, "wanted", event).writeInt(source);
    }

    /** Compares; nothing can be added afterwards. */
    synchronized void compare(Taker taker) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            close(known[part]);
            close(wanted[part]);
            if (wanted[part] != null) {
                compare(part, taker);
            }
        }
    }

    private void compare(int part, Taker taker) throws IOException {
        EventTable table = new EventTable();
        if (known[part] != null) {
            read(file("known", part), stream -> table.add(key(stream), 0));
        }
        read(file("wanted", part), stream -> {
            EventTable.Key event = key(stream);
            int source = stream.readInt();
            if (!table.contains(event)) {
                taker.missing(source, event);
            }
        });
    }

    private interface EntryReader {
        void read(DataInputStream stream) throws IOException;
    }

    private static void read(Path file, EntryReader reader) throws IOException {
        try (DataInputStream stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                stream.mark(1);
                if (stream.read() < 0) {
                    return;
                }
                stream.reset();
                reader.read(stream);
            }
        } catch (EOFException e) {
            throw new IOException("Cannot read " + file + ": it ends too early. Is the disk full?", e);
        }
    }

    private static EventTable.Key key(DataInputStream stream) throws IOException {
        return new EventTable.Key(stream.readLong(), stream.readLong());
    }

    private DataOutputStream write(DataOutputStream[] parts, String name, EventTable.Key event) throws IOException {
        int part = (int) (event.high() >>> 58);
        if (parts[part] == null) {
            parts[part] = new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file(name, part)), BUFFER_BYTES));
        }
        parts[part].writeLong(event.high());
        parts[part].writeLong(event.low());
        return parts[part];
    }

    private Path file(String name, int part) {
        return folder.resolve(name + "-" + part);
    }

    private static void close(DataOutputStream stream) throws IOException {
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (int part = 0; part < PARTS; part++) {
            close(known[part]);
            close(wanted[part]);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
