package dev.invoicearchive.local.firehose;

import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.runner.ShippedFunctions;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.ObjectStore;
import dev.invoicearchive.local.store.StoredObject;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A delivery stream with direct put, the real transform behind it and a real bucket, on one folder. */
public final class GivenDirectPut {
    public static final String NAME = "invoice-archive-direct";

    private final DirectPut stream;
    private final ObjectStore store;

    private GivenDirectPut(DirectPut stream, ObjectStore store) {
        this.stream = stream;
        this.store = store;
    }

    /** Opens the stream on a folder, as a start does. */
    public static GivenDirectPut open(DurableFiles files, Path folder, ArchiveSettings settings, Clock clock)
            throws IOException {
        DirectoryObjectStore store = DirectoryObjectStore.open(files, clock, folder.resolve("store"), "bucket");
        DirectPut stream = DirectPut.open(
                new DirectPut.Place(files, folder.resolve("log"), folder.resolve("checkpoint")),
                new DirectPut.Parts(
                        DeliverySettings.ARCHIVE.asDirectPut(NAME),
                        ShippedFunctions.transform(
                                settings, () -> UUID.randomUUID().toString(), line -> {}),
                        store,
                        clock,
                        new DeliveryCounts()));
        return new GivenDirectPut(stream, store);
    }

    public DirectPut stream() {
        return stream;
    }

    public ObjectStore store() {
        return store;
    }

    /** Every row of every delivered object. */
    public List<ArchiveRow> rows() throws IOException {
        List<ArchiveRow> rows = new ArrayList<>();
        for (StoredObject object : store.list(ObjectKeys.DELIVERED)) {
            rows.addAll(ParquetRowReader.read(store.read(object)));
        }
        return rows;
    }

    /** Does everything that there is to do now, as the stream's thread does. */
    public void pump() throws IOException {
        boolean more;
        do {
            more = stream.pump().pump();
        } while (more);
    }
}
