package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.ArchiveSchema;
import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetInspection;
import dev.invoicearchive.format.RowProof;
import dev.invoicearchive.format.RowProofReader;
import dev.invoicearchive.lifecycle.integrity.ErrorEvents;
import dev.invoicearchive.lifecycle.integrity.InvalidContentException;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.integrity.SourceEvents;
import dev.invoicearchive.lifecycle.integrity.UnreadableRecords;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.model.EventHour;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Optional;

/** Reads objects of each zone: their bytes, their hash, their events. What is wrong becomes a fault. Thread-safe. */
final class ObjectReader {
    private final ArchiveObjects objects;
    private final UnreadableRecords unreadable;
    private final Faults faults;

    /** @param unreadable the records without an event id that lie in {@code errors/}; error objects add theirs */
    ObjectReader(ArchiveObjects objects, UnreadableRecords unreadable, Faults faults) {
        this.objects = objects;
        this.unreadable = unreadable;
        this.faults = faults;
    }

    /**
     * Reads an object.
     *
     * @param events gets those that it tells of
     * @return empty if a fault forbids to name it
     */
    Optional<KnownObject> read(FoundObject object, EventBlocks.Block events) throws IOException {
        return object.zone() == Zone.DELIVERED ? delivered(object, events) : streamed(object, events);
    }

    private Optional<KnownObject> delivered(FoundObject object, EventBlocks.Block events) throws IOException {
        try (Content content = Content.read(objects.open(object.version()))) {
            ParquetInspection inspection = ParquetInspection.inspect(object.key(), content.file());
            if (!inspection.schemaVersion().equals(ArchiveSchema.VERSION)) {
                faults.add(SealFault.of(
                        "Invalid object " + object.key(),
                        "columns of version " + inspection.schemaVersion(),
                        "version " + ArchiveSchema.VERSION,
                        "Seal with the version of the archive that wrote it."));
            }
            RowProofReader.forEach(object.key(), content.file(), row -> row(object, row, events));
            return known(object, content.sha256(), content.size(), Optional.of(inspection.rowCount()));
        } catch (InvalidParquetException e) {
            faults.add(new SealFault(e.getMessage()));
            return Optional.empty();
        }
    }

    private void row(FoundObject object, RowProof row, EventBlocks.Block events) {
        LocalDate day = EventHour.ofMicros(row.eventTimeMicros()).day();
        if (!day.equals(object.day())) {
            faults.add(SealFault.of(
                    "Invalid event " + row.eventId() + " in " + object.key(),
                    "one of " + day,
                    "one of " + object.day(),
                    "Find out who put the object there."));
        }
        events.add(row.eventId(), Optional.of(day));
    }

    private Optional<KnownObject> streamed(FoundObject object, EventBlocks.Block events) throws IOException {
        MessageDigest digest = Sha256.digest();
        Counted counted = new Counted(objects.open(object.version()));
        try (InputStream content = new DigestInputStream(counted, digest)) {
            if (object.zone() == Zone.SOURCE) {
                SourceEvents.read(object.key(), content, new SourceTaker(object, events));
            } else {
                ErrorEvents.read(object.key(), content, new ErrorTaker(events));
            }
            // What the reader left over belongs to the object too.
            content.transferTo(OutputStream.nullOutputStream());
        } catch (InvalidContentException e) {
            faults.add(new SealFault(e.getMessage() + " Find out who put the object there."));
            return Optional.empty();
        }
        return known(object, Sha256.text(digest.digest()), counted.bytes, Optional.empty());
    }

    private Optional<KnownObject> known(FoundObject object, String sha256, long size, Optional<Long> rows) {
        if (size != object.version().size()) {
            faults.add(SealFault.of(
                    "Invalid object " + object.key(),
                    size + " bytes",
                    object.version().size() + " as it is listed",
                    "Seal again; if it stays, the bucket is damaged."));
            return Optional.empty();
        }
        return Optional.of(new KnownObject(
                object.key(), object.version().versionId(), object.version().eTag(), size, sha256, rows));
    }

    /** Notes the events of a source object. */
    private final class SourceTaker implements SourceEvents.Taker {
        private final FoundObject object;
        private final EventBlocks.Block events;

        private SourceTaker(FoundObject object, EventBlocks.Block events) {
            this.object = object;
            this.events = events;
        }

        @Override
        public void event(String eventId, Optional<LocalDate> day) {
            events.add(eventId, day);
        }

        @Override
        public void unreadable(byte[] bytes) {
            if (!unreadable.cover(bytes)) {
                faults.add(SealFault.of(
                        "Invalid source object " + object.key(),
                        bytes.length + " bytes that are neither a change nor a record that lies in errors/",
                        "every record as a row or in errors/",
                        "Find out what the transform did with it."));
            }
        }
    }

    /** Notes the events of an error object, which have no day of their own. */
    private final class ErrorTaker implements ErrorEvents.Taker {
        private final EventBlocks.Block events;

        private ErrorTaker(EventBlocks.Block events) {
            this.events = events;
        }

        @Override
        public void event(String eventId) {
            events.add(eventId, Optional.empty());
        }

        @Override
        public void unreadable(byte[] record) {
            synchronized (unreadable) {
                unreadable.add(record);
            }
        }
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        private Counted(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            bytes += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }
}
