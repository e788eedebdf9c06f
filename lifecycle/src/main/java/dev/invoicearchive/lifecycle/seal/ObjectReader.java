package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.ArchiveSchema;
import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetInspection;
import dev.invoicearchive.format.RowProof;
import dev.invoicearchive.format.RowProofReader;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.model.ChangeIdentity;
import dev.invoicearchive.model.EventHour;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads objects of each zone: their bytes, their hash, their events. What is wrong becomes a fault. Thread-safe. */
final class ObjectReader {
    private static final int GZIP_BLOCK_BYTES = 64 * 1024;

    private final ArchiveObjects objects;
    private final List<byte[]> failed;
    private final Faults faults;
    private final ErrorRecords errors = new ErrorRecords();

    /** @param failed the records without an identity that lie in {@code errors/}, the longest first */
    ObjectReader(ArchiveObjects objects, List<byte[]> failed, Faults faults) {
        this.objects = objects;
        this.failed = failed;
        this.faults = faults;
    }

    /** The records without an identity of the error objects that were read. */
    List<byte[]> recordsWithoutIdentity() {
        return errors.withoutIdentity();
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
                source(object, new Unclosed(content), events);
            } else {
                errors.read(object.key(), new Unclosed(content), events).ifPresent(faults::add);
            }
            // What the reader left over belongs to the object too.
            content.transferTo(OutputStream.nullOutputStream());
        }
        return known(object, Sha256.text(digest.digest()), counted.bytes, Optional.empty());
    }

    private void source(FoundObject object, InputStream content, EventBlocks.Block events) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(content, GZIP_BLOCK_BYTES)) {
            new SourceRecords(unpacked, failed).forEach(new SourceTaker(object, events));
        } catch (ZipException | EOFException e) {
            faults.add(SealFault.of(
                    "Invalid source object " + object.key(),
                    "no gzip (" + e.getMessage() + ")",
                    "gzip as Firehose writes it",
                    "Find out who put the object there."));
        }
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
    private final class SourceTaker implements SourceRecords.Taker {
        private final FoundObject object;
        private final EventBlocks.Block events;

        private SourceTaker(FoundObject object, EventBlocks.Block events) {
            this.object = object;
            this.events = events;
        }

        @Override
        public void change(ChangeIdentity identity) {
            OptionalLong micros = identity.eventTimeMicros();
            events.add(
                    identity.eventId().orElseThrow(),
                    micros.isEmpty()
                            ? Optional.empty()
                            : Optional.of(EventHour.ofMicros(micros.getAsLong()).day()));
        }

        @Override
        public void unknown(long offset) {
            faults.add(SealFault.of(
                    "Invalid source object " + object.key(),
                    "at byte " + offset + " neither a change nor a record that lies in errors/",
                    "every record as a row or in errors/",
                    "Find out what the transform did with it."));
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

    /** For readers that close what they are given. */
    private static final class Unclosed extends FilterInputStream {
        private Unclosed(InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {
            // The owner closes it.
        }
    }
}
