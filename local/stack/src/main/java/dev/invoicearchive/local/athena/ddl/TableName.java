package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.TokenReader;
import java.util.List;

/**
 * A table and its database.
 *
 * @param database in small letters
 * @param table in small letters
 */
public record TableName(String database, String table) {
    /** Reads a name, with or without database and catalog. */
    static TableName read(TokenReader reader, String database) {
        // A pair of quotes may hold the whole, as in what SHOW CREATE TABLE gives.
        List<String> parts = List.of(String.join(".", reader.qualifiedName()).split("\\."));
        int last = parts.size() - 1;
        return new TableName(last > 0 ? parts.get(last - 1) : database, parts.get(last));
    }

    /** As the engine's statements name it. */
    String sql() {
        return Names.quoted(List.of(database, table));
    }

    /** A hidden table of the engine beside it, such as {@code $partitions}. */
    String sql(String suffix) {
        return Names.quoted(List.of(database, table + suffix));
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
