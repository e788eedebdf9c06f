package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.Token;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code CREATE EXTERNAL TABLE}, whose clauses come in any order. */
final class CreateTableParser {
    private final TokenReader reader;
    private final String database;
    private List<TableColumn> partitions = List.of();
    private Optional<String> comment = Optional.empty();
    private Optional<TableFormat> stored = Optional.empty();
    private Optional<TableFormat> rows = Optional.empty();
    private Optional<String> location = Optional.empty();
    private Map<String, String> properties = Map.of();

    private CreateTableParser(TokenReader reader, String database) {
        this.reader = reader;
        this.database = database;
    }

    /**
     * Reads a whole statement.
     *
     * @param database of names without one
     * @throws StatementFault if it is none, or asks for what is not supported
     */
    static ExternalTable parse(String sql, String database) {
        return new CreateTableParser(TokenReader.hive(sql), database).table();
    }

    private ExternalTable table() {
        reader.expect("CREATE", "EXTERNAL", "TABLE");
        boolean ifNotExists = reader.accept("IF", "NOT", "EXISTS");
        TableName name = TableName.read(reader, database);
        reader.expectSymbol('(');
        List<TableColumn> columns = columns();
        while (!reader.atEnd() && !reader.peek().orElseThrow().isSymbol(';')) {
            clause();
        }
        reader.expectEnd();
        if (location.isEmpty()) {
            throw new StatementFault(
                    Type.SYNTAX,
                    "SYNTAX_ERROR: Missing LOCATION of external table " + name + ", expected s3://bucket/folder/.");
        }
        // A SerDe says more than STORED AS, which then names no more than the files' container.
        TableFormat format = rows.filter(found -> !found.name().equals("TEXTFILE") || stored.isEmpty())
                .or(() -> stored.filter(found -> !found.name().equals("TEXTFILE")))
                .or(() -> rows)
                .orElseGet(() -> TableFormat.storedAs("TEXTFILE"));
        return new ExternalTable(name, ifNotExists, columns, partitions, comment, format, location.get(), properties);
    }

    private void clause() {
        if (reader.accept("COMMENT")) {
            comment = Optional.of(reader.hiveString());
        } else if (reader.accept("PARTITIONED", "BY")) {
            reader.expectSymbol('(');
            partitions = columns();
        } else if (reader.accept("ROW", "FORMAT")) {
            rows = Optional.of(rowFormat());
        } else if (reader.accept("STORED", "AS")) {
            stored = storedAs();
        } else if (reader.accept("LOCATION")) {
            location = Optional.of(reader.hiveString());
        } else if (reader.accept("TBLPROPERTIES")) {
            properties = settings(reader);
        } else if (reader.sees("CLUSTERED")) {
            throw new StatementFault(
                    Type.NOT_SUPPORTED,
                    "NOT_SUPPORTED: CLUSTERED BY is not supported here. Leave it out: buckets only speed up joins.");
        } else {
            throw reader.fault("COMMENT, PARTITIONED BY, ROW FORMAT, STORED AS, LOCATION or TBLPROPERTIES");
        }
    }

    private List<TableColumn> columns() {
        List<TableColumn> columns = new ArrayList<>();
        do {
            String name = reader.name();
            String type = HiveTypes.read(reader);
            columns.add(new TableColumn(
                    name, type, reader.accept("COMMENT") ? Optional.of(reader.hiveString()) : Optional.empty()));
        } while (reader.acceptSymbol(','));
        reader.expectSymbol(')');
        return columns;
    }

    private Optional<TableFormat> storedAs() {
        if (!reader.accept("INPUTFORMAT")) {
            Token word = reader.next();
            return Optional.of(TableFormat.storedAs(word.text()));
        }
        String input = reader.hiveString();
        reader.expect("OUTPUTFORMAT");
        reader.hiveString();
        // The classes of text say nothing that the row format does not.
        return input.contains("Parquet")
                ? Optional.of(TableFormat.storedAs("PARQUET"))
                : input.contains("OrcInput")
                        ? Optional.of(TableFormat.storedAs("ORC"))
                        : input.contains("AvroContainer")
                                ? Optional.of(TableFormat.storedAs("AVRO"))
                                : Optional.empty();
    }

    private TableFormat rowFormat() {
        if (reader.accept("SERDE")) {
            String serde = reader.hiveString();
            Map<String, String> settings = reader.accept("WITH", "SERDEPROPERTIES") ? settings(reader) : Map.of();
            return TableFormat.ofSerde(serde, settings);
        }
        reader.expect("DELIMITED");
        Optional<String> separator = Optional.empty();
        Optional<String> escape = Optional.empty();
        while (true) {
            if (reader.accept("FIELDS", "TERMINATED", "BY")) {
                separator = Optional.of(reader.hiveString());
            } else if (reader.accept("ESCAPED", "BY")) {
                escape = Optional.of(reader.hiveString());
            } else if (reader.accept("COLLECTION", "ITEMS", "TERMINATED", "BY")
                    || reader.accept("MAP", "KEYS", "TERMINATED", "BY")
                    || reader.accept("LINES", "TERMINATED", "BY")
                    || reader.accept("NULL", "DEFINED", "AS")) {
                // The engine has Hive's defaults of these.
                reader.hiveString();
            } else {
                return TableFormat.delimited(separator, escape);
            }
        }
    }

    /** Reads {@code ('name' = 'value', …)}. */
    static Map<String, String> settings(TokenReader reader) {
        Map<String, String> settings = new LinkedHashMap<>();
        reader.expectSymbol('(');
        do {
            String name = reader.hiveString();
            reader.expectSymbol('=');
            settings.put(name, reader.hiveString());
        } while (reader.acceptSymbol(','));
        reader.expectSymbol(')');
        return settings;
    }
}
