package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.ResultSink;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * {@code INSERT INTO}. Runs as it stands, if all places of the table's files are in buckets that may be written to: the
 * engine's own words for a table, which nothing checks, can name any folder.
 */
final class Insert implements StatementPlan {
    private final String sql;
    private final TableName name;
    private final DdlContext context;

    private Insert(String sql, TableName name, DdlContext context) {
        this.sql = sql;
        this.name = name;
        this.context = context;
    }

    /** Reads the statement. */
    static Insert parse(String sql, DdlContext context) {
        TokenReader reader = TokenReader.query(sql);
        reader.expect("INSERT", "INTO");
        return new Insert(sql, TableName.read(reader, context.database()), context);
    }

    @Override
    public void run(EngineSession engine, ResultSink sink) throws SQLException {
        TableDefinition table = TableDefinition.of(name, engine);
        table.location().ifPresent(this::check);
        if (table.isProjected()) {
            Projection projection = new Projection(table.properties());
            table.partitions().forEach(column -> projection.check(column.name()));
            projection
                    .locationTemplate()
                    .map(LocationTemplate::folder)
                    .map(EngineLocation::path)
                    .ifPresent(this::check);
        }
        sink.updated(engine.change(sql));
    }

    private void check(Path folder) {
        if (context.buckets().isArchive(folder)) {
            throw new StatementFault(
                    Type.ACCESS_DENIED,
                    "PERMISSION_DENIED: Access Denied: the files of " + name
                            + " are the archive's, which is read only. Write to a table of your own.");
        }
        context.buckets().checkWritable(folder);
    }
}
