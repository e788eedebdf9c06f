package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.athena.plan.ResultColumn;
import dev.invoicearchive.local.athena.plan.ResultSink;
import dev.invoicearchive.local.athena.sql.StatementKind;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files of one result: rows as they come, then what describes them. Of a query rows are CSV with a head, of other
 * statements plain lines.
 */
final class ResultFile implements ResultSink, Closeable {
    private final Execution.Order order;
    private final RowWriter writer;
    private final boolean isQuery;
    private List<ResultColumn> columns = List.of();
    private long rows;
    private long updated;
    private Optional<S3Location> manifest = Optional.empty();

    ResultFile(Execution.Order order, StatementKind kind) throws IOException {
        this.order = order;
        this.isQuery = kind == StatementKind.DML;
        this.writer = isQuery ? new CsvWriter(order.resultFile()) : new TextWriter(order.resultFile());
    }

    @Override
    public void columns(List<ResultColumn> names) throws IOException {
        columns = names;
        if (isQuery) {
            writer.write(names.stream().map(ResultColumn::name).toList());
        }
    }

    @Override
    public void row(List<String> texts) throws IOException {
        writer.write(texts);
        rows++;
    }

    @Override
    public void updated(long count) {
        updated = count;
    }

    @Override
    public void wrote(List<S3Location> files) throws IOException {
        String name = order.id() + "-manifest.csv";
        String lines = files.stream().map(file -> file + "\n").collect(Collectors.joining());
        Files.writeString(order.resultFile().resolveSibling(name), lines, StandardCharsets.UTF_8);
        manifest = Optional.of(sibling(name));
    }

    /** Ends the files; what they hold is then whole. */
    Execution.Outcome finish() throws IOException {
        writer.close();
        if (!columns.isEmpty()) {
            Files.write(metadata(order.resultFile()), ResultMetadata.of(order.id(), columns));
        }
        return new Execution.Outcome(columns, rows, Files.size(order.resultFile()), updated, manifest);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Removes the files of a result, whichever there are. */
    static void delete(Execution.Order order) throws IOException {
        Files.deleteIfExists(order.resultFile());
        Files.deleteIfExists(metadata(order.resultFile()));
        Files.deleteIfExists(order.resultFile().resolveSibling(order.id() + "-manifest.csv"));
    }

    private S3Location sibling(String name) {
        String key = order.resultLocation().key();
        return new S3Location(order.resultLocation().bucket(), key.substring(0, key.lastIndexOf('/') + 1) + name);
    }

    private static Path metadata(Path resultFile) {
        return resultFile.resolveSibling(resultFile.getFileName() + ".metadata");
    }
}
