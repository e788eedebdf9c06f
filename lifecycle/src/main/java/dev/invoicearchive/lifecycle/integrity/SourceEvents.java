package dev.invoicearchive.lifecycle.integrity;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the records of an object under {@code source/}: gzip of change records that Firehose joined without anything
 * between them. It holds one record at a time. What is no record with an event id is handed out as bytes, because it must
 * be found in {@code errors/} by them.
 */
public final class SourceEvents {
    private SourceEvents() {}

    /** Takes what an object holds, in its order. */
    public interface Taker {
        /**
         * One record.
         *
         * @param eventId as it stands in the record
         * @param day the UTC day in which the change happened; empty if the record does not say so legibly
         */
        void event(String eventId, Optional<LocalDate> day) throws IOException;

        /** Bytes of one or several records that have no event id. */
        void unreadable(byte[] bytes) throws IOException;
    }

    /**
     * Reads one object.
     *
     * @param key of the object, for messages
     * @param content as it is stored; not closed
     * @throws InvalidContentException if it is no gzip, or ends too early
     * @throws IOException if it cannot be read
     */
    public static void read(String key, InputStream content, Taker taker) throws IOException {
        try {
            cut(new GZIPInputStream(content, 64 * 1024), taker);
        } catch (ZipException | EOFException e) {
            throw new InvalidContentException(
                    "Invalid source object " + key + ": " + e.getMessage() + ", expected one gzip stream.", e);
        }
    }

    /** Cuts joined records; those of a source object and those of an error line are cut in the same way. */
    static void cut(InputStream joined, Taker taker) throws IOException {
        new Reading(new JoinedObjects(joined), taker).all();
    }

    /** One object, as far as it has been read. */
    private static final class Reading {
        private final JoinedObjects objects;
        private final Taker taker;
        private final ByteArrayOutputStream unreadable = new ByteArrayOutputStream();

        private Reading(JoinedObjects objects, Taker taker) {
            this.objects = objects;
            this.taker = taker;
        }

        private void all() throws IOException {
            for (int next = objects.peek(); next >= 0; next = objects.peek()) {
                int length = next == '{' ? objects.length() : -1;
                Optional<RecordIdentity> identity =
                        length < 0 ? Optional.empty() : RecordIdentity.of(objects.copy(length));
                if (identity.isPresent()) {
                    handOutUnreadable();
                    objects.take(length);
                    taker.event(identity.get().eventId(), identity.get().day());
                } else {
                    // A record may begin at any later brace: what was put into the stream may have been anything.
                    unreadable.writeBytes(objects.take(1));
                }
            }
            handOutUnreadable();
        }

        private void handOutUnreadable() throws IOException {
            if (unreadable.size() > 0) {
                taker.unreadable(unreadable.toByteArray());
                unreadable.reset();
            }
        }
    }
}
