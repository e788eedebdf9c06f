package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.NotThereException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tables of the templates, and views that were made behind them. */
record TemplateCatalog(Templates templates, Consumer<String> gate, Set<String> views) implements CatalogTables {
    @Override
    public Table table(String database, String name) {
        gate.accept("glue:GetTable");
        JsonNode table = templates.all("AWS::Glue::Table").stream()
                .map(one -> one.path("TableInput"))
                .filter(one -> one.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotThereException("glue:GetTable"));
        Map<String, String> parameters = new TreeMap<>();
        table.path("Parameters")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asText()));
        return new Table(
                table.at("/StorageDescriptor/Location").asText(),
                columns(table.at("/StorageDescriptor/Columns")),
                columns(table.path("PartitionKeys")),
                parameters);
    }

    @Override
    public Set<String> names(String database) {
        gate.accept("glue:GetTables");
        Set<String> names = new HashSet<>(views);
        for (ObjectNode table : templates.all("AWS::Glue::Table")) {
            names.add(table.at("/TableInput/Name").asText());
        }
        return names;
    }

    private static List<String> columns(JsonNode columns) {
        List<String> texts = new ArrayList<>();
        columns.forEach(column -> texts.add(
                column.path("Name").asText() + " " + column.path("Type").asText()));
        return texts;
    }
}
