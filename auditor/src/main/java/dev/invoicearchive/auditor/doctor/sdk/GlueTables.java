package dev.invoicearchive.auditor.doctor.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.SignedCalls;
import dev.invoicearchive.auditor.doctor.CatalogTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tables, from Glue. */
public final class GlueTables implements CatalogTables {
    private static final String NEXT = "NextToken";

    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public GlueTables(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Table table(String database, String name) {
        JsonNode table = ask("GetTable", of(database).put("Name", name)).path("Table");
        Map<String, String> parameters = new TreeMap<>();
        table.path("Parameters")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asText()));
        return new Table(
                table.path("StorageDescriptor").path("Location").asText(),
                columns(table.path("StorageDescriptor").path("Columns")),
                columns(table.path("PartitionKeys")),
                parameters);
    }

    @Override
    public Set<String> names(String database) {
        Set<String> names = new TreeSet<>();
        ObjectNode request = of(database);
        do {
            JsonNode page = ask("GetTables", request);
            page.path("TableList").forEach(table -> names.add(table.path("Name").asText()));
            request.put(NEXT, page.path(NEXT).asText(""));
        } while (!request.path(NEXT).asText().isEmpty());
        return names;
    }

    private static List<String> columns(JsonNode columns) {
        List<String> texts = new ArrayList<>();
        columns.forEach(column -> texts.add(
                column.path("Name").asText() + " " + column.path("Type").asText()));
        return texts;
    }

    private static ObjectNode of(String database) {
        return JsonNodeFactory.instance.objectNode().put("DatabaseName", database);
    }

    private JsonNode ask(String operation, ObjectNode request) {
        return clients.signed().json(SignedCalls.Service.GLUE, operation, request);
    }
}
