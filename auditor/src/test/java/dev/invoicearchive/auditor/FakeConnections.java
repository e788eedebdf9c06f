package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.LiveTotal;
import dev.invoicearchive.auditor.totals.LiveTotals;
import dev.invoicearchive.ingest.load.TableWriter;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.queries.Queries;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A target in memory: some totals, and a query port that a test brings along. */
final class FakeConnections implements Connections {
    private final List<LiveTotal> totals;
    private final Queries queries;
    private final TableWriter writer;
    private ArchiveObjects objects;
    private boolean closed;

    private FakeConnections(List<LiveTotal> totals, Queries queries, TableWriter writer) {
        this.totals = totals;
        this.queries = queries;
        this.writer = writer;
    }

    static FakeConnections withTotals(LiveTotal... totals) {
        return new FakeConnections(List.of(totals), null, null);
    }

    static FakeConnections withQueries(Queries queries) {
        return new FakeConnections(List.of(), queries, null);
    }

    static FakeConnections withTable(TableWriter writer) {
        return new FakeConnections(List.of(), null, writer);
    }

    static FakeConnections withObjects(ArchiveObjects objects) {
        FakeConnections connections = new FakeConnections(List.of(), null, null);
        connections.objects = objects;
        return connections;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public LiveTotals totals(CommonOptions options, Target target, String table) {
        return new LiveTotals() {
            @Override
            public Optional<LiveTotal> find(String invoiceNumber) {
                return totals.stream()
                        .filter(total -> total.invoiceNumber().equals(invoiceNumber))
                        .findFirst();
            }

            @Override
            public void forEach(Consumer<LiveTotal> consumer) {
                totals.forEach(consumer);
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Override
    public OpenStream stream(CommonOptions options, Target target, String name, Runnable waiting) {
        throw new UnsupportedOperationException("This target has no delivery stream.");
    }

    @Override
    public OpenObjects objects(CommonOptions options, Target target, String bucket) {
        return new OpenObjects(objects, () -> closed = true);
    }

    @Override
    public OpenKey signingKey(CommonOptions options, Target target, String name) {
        throw new UnsupportedOperationException("This target has no signing key.");
    }

    @Override
    public OpenQueries queries(CommonOptions options, Target target, AthenaPlace place) {
        return new OpenQueries(queries, () -> closed = true);
    }

    @Override
    public OpenTable table(CommonOptions options, Target target, String table) {
        return new OpenTable(writer, "table " + table, () -> closed = true);
    }
}
