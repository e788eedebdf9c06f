package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.ddl.CatalogReader;
import dev.invoicearchive.local.athena.ddl.TableColumn;
import dev.invoicearchive.local.athena.ddl.TableDefinition;
import dev.invoicearchive.local.athena.ddl.TableName;
import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.registry.ApiFault;
import dev.invoicearchive.local.athena.registry.Input;
import dev.invoicearchive.local.athena.registry.Pages;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.storage.Buckets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The operations that show the engine's catalog to those who browse it. */
final class CatalogOperations {
    private static final String CATALOG = "AwsDataCatalog";

    private final EngineConnections connections;
    private final Buckets buckets;

    CatalogOperations(EngineConnections connections, Buckets buckets) {
        this.connections = connections;
        this.buckets = buckets;
    }

    /** A question to the engine. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(CatalogReader catalog) throws SQLException;
    }

    Map<String, Operation> all() {
        return Map.of(
                "ListDataCatalogs", CatalogOperations::catalogs,
                "GetDataCatalog", CatalogOperations::catalog,
                "ListDatabases", this::databases,
                "GetDatabase", this::database,
                "ListTableMetadata", this::tables,
                "GetTableMetadata", this::table);
    }

    /** Refuses a catalog that is not here. */
    static void checkCatalog(String name) {
        if (!name.equalsIgnoreCase(CATALOG)) {
            throw ApiFault.invalid(
                    "Invalid data catalog: " + name + " was not found, expected " + CATALOG + ", the only one here.");
        }
    }

    private static ObjectNode catalogs(Input input) {
        ObjectNode answer = Answers.empty();
        answer.putArray("DataCatalogsSummary")
                .addObject()
                .put("CatalogName", CATALOG)
                .put("Type", "GLUE");
        return answer;
    }

    private static ObjectNode catalog(Input input) {
        checkCatalog(input.required("Name", 256));
        ObjectNode answer = Answers.empty();
        answer.putObject("DataCatalog")
                .put("Name", CATALOG)
                .put("Description", "The tables of the engine on this machine")
                .put("Type", "GLUE")
                .putObject("Parameters")
                .put("catalog-id", "local");
        return answer;
    }

    private ObjectNode databases(Input input) throws IOException {
        checkCatalog(input.required("CatalogName", 256));
        ObjectNode answer = Answers.empty();
        ArrayNode list = answer.putArray("DatabaseList");
        new Pages<String>(Function.identity(), Comparator.naturalOrder())
                .page(ask(CatalogReader::databases), input, answer)
                .forEach(name -> list.addObject().put("Name", name));
        return answer;
    }

    private ObjectNode database(Input input) throws IOException {
        checkCatalog(input.required("CatalogName", 256));
        ObjectNode answer = Answers.empty();
        answer.putObject("Database").put("Name", existing(input));
        return answer;
    }

    private ObjectNode tables(Input input) throws IOException {
        checkCatalog(input.required("CatalogName", 256));
        Pattern expression = expression(input.text("Expression").orElse(""));
        String database = existing(input);
        List<TableDefinition> all = ask(catalog -> catalog.tables(database)).stream()
                .filter(table -> expression.matcher(table.name().table()).find())
                .toList();
        ObjectNode answer = Answers.empty();
        ArrayNode list = answer.putArray("TableMetadataList");
        new Pages<TableDefinition>(table -> table.name().table(), Comparator.naturalOrder())
                .page(all, input, answer)
                .forEach(table -> list.add(metadata(table)));
        return answer;
    }

    private ObjectNode table(Input input) throws IOException {
        checkCatalog(input.required("CatalogName", 256));
        String database = existing(input);
        String name = input.required("TableName", 128).toLowerCase(Locale.ROOT);
        try {
            TableDefinition table = ask(catalog -> catalog.table(new TableName(database, name)));
            ObjectNode answer = Answers.empty();
            answer.set("TableMetadata", metadata(table));
            return answer;
        } catch (StatementFault e) {
            throw new ApiFault(
                    ApiFault.Type.METADATA,
                    "EntityNotFoundException: Table " + name + " not found in " + database + ".");
        }
    }

    private ObjectNode metadata(TableDefinition table) {
        ObjectNode metadata = Answers.empty()
                .put("Name", table.name().table())
                .put("TableType", table.isView() ? "VIRTUAL_VIEW" : "EXTERNAL_TABLE");
        columns(metadata.putArray("Columns"), table.columns());
        columns(metadata.putArray("PartitionKeys"), table.partitions());
        ObjectNode parameters = metadata.putObject("Parameters");
        CatalogReader.parameters(table, buckets).forEach(parameters::put);
        return metadata;
    }

    private static void columns(ArrayNode list, List<TableColumn> columns) {
        columns.forEach(column -> {
            ObjectNode node = list.addObject().put("Name", column.name()).put("Type", column.hiveType());
            column.comment().ifPresent(text -> node.put("Comment", text));
        });
    }

    private String existing(Input input) throws IOException {
        String name = input.required("DatabaseName", 128).toLowerCase(Locale.ROOT);
        if (!ask(CatalogReader::databases).contains(name)) {
            throw new ApiFault(ApiFault.Type.METADATA, "EntityNotFoundException: Database " + name + " not found.");
        }
        return name;
    }

    private static Pattern expression(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw ApiFault.invalid("Invalid Expression: " + text + ", expected a regular expression.");
        }
    }

    private <T> T ask(Question<T> question) throws IOException {
        try (Connection connection = connections.open("information_schema");
                Statement statement = connection.createStatement()) {
            EngineSession session = new JdbcSession(statement, stats -> {});
            return question.ask(new CatalogReader(session));
        } catch (SQLException e) {
            throw new IOException(connections.failure(e).message(), e);
        }
    }
}
