package dev.invoicearchive.local.athena;

import java.nio.file.Path;

/** The SQL engine behind the endpoint. */
public interface SqlEngine {
    /** The JDBC address of a database, which need not exist yet; may wait for an engine that starts. */
    String jdbcUrl(String database);

    /** How the engine spells the location of a folder; may wait for an engine that starts. */
    String location(Path folder);
}
