package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.CatalogTables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;

/** Tables, from Glue. */
public final class GlueTables implements CatalogTables {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public GlueTables(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Table table(String database, String name) {
        software.amazon.awssdk.services.glue.model.Table table = Calls.ask("glue:GetTable", () -> client().getTable(
                                request -> request.databaseName(database).name(name)))
                .table();
        return new Table(
                table.storageDescriptor().location(),
                columns(table.storageDescriptor().columns()),
                columns(table.partitionKeys()),
                table.parameters());
    }

    @Override
    public Set<String> names(String database) {
        return Calls.ask(
                "glue:GetTables", () -> client().getTablesPaginator(request -> request.databaseName(database)).stream()
                        .flatMap(page -> page.tableList().stream())
                        .map(software.amazon.awssdk.services.glue.model.Table::name)
                        .collect(Collectors.toSet()));
    }

    private static List<String> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private GlueClient client() {
        return clients.client(GlueClient.class, GlueClient::builder);
    }
}
