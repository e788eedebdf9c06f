package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.firehose.DeliveryListener.ObjectKind;
import dev.invoicearchive.local.store.ObjectStore;
import dev.invoicearchive.local.store.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Puts full buffers into the store, under names as Firehose forms them. */
final class ObjectWriter {
    private static final int CONFIGURATION_VERSION = 1;
    private static final int GZIP_BLOCK_BYTES = 64 * 1024;
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DeliverySettings settings;
    private final ObjectStore store;
    private final Clock clock;
    private final DeliveryListener listener;

    ObjectWriter(DeliverySettings settings, ObjectStore store, Clock clock, DeliveryListener listener) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.listener = listener;
    }

    void writeSource(ObjectBuffer buffer) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new FastGzip(packed)) {
            buffer.writeTo(gzip);
        }
        String prefix = settings.sourcePrefix()
                .evaluate(Map.of(), buffer.oldestArrival(), "")
                .orElseThrow();
        put(ObjectKind.SOURCE, prefix, ".gz", packed.toByteArray(), buffer);
    }

    void writeErrors(String errorType, ObjectBuffer buffer) throws IOException {
        String prefix = settings.errorPrefix()
                .evaluate(Map.of(), buffer.oldestArrival(), errorType)
                .orElseThrow();
        write(ObjectKind.ERRORS, prefix, "", buffer);
    }

    void write(ObjectKind kind, String prefix, String extension, ObjectBuffer buffer) throws IOException {
        put(kind, prefix, extension, buffer.content(), buffer);
    }

    private void put(ObjectKind kind, String prefix, String extension, byte[] content, ObjectBuffer buffer)
            throws IOException {
        String name = settings.streamName() + "-" + CONFIGURATION_VERSION + "-" + NAME_TIME.format(clock.instant())
                + "-" + UUID.randomUUID() + extension;
        StoredObject object = store.put(prefix + name, content);
        buffer.written();
        listener.written(kind, object, buffer.pieces());
    }

    /** The source is written for every record and read almost never. */
    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(OutputStream stream) throws IOException {
            super(stream, GZIP_BLOCK_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
