package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.registry.ApiFault;
import dev.invoicearchive.local.athena.registry.Input;
import dev.invoicearchive.local.athena.registry.NamedQueries;
import dev.invoicearchive.local.athena.registry.PreparedStatements;
import dev.invoicearchive.local.athena.registry.Tags;
import dev.invoicearchive.local.athena.registry.WorkGroups;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** The operations of the Athena API: those about statements and what callers keep, none about notebooks and capacity. */
final class Operations implements AutoCloseable {
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Executions executions;

    /**
     * Reads what callers kept before.
     *
     * @throws IOException if it cannot be read
     */
    Operations(SqlEngine engine, AthenaStorage storage, Clock clock) throws IOException {
        DurableFiles files = new LocalFiles();
        WorkGroups workGroups = new WorkGroups(files, storage.registry().resolve("workgroups"), clock);
        PreparedStatements prepared =
                new PreparedStatements(files, storage.registry().resolve("prepared-statements"), clock);
        NamedQueries named = new NamedQueries(files, storage.registry().resolve("named-queries"));
        Tags tags = new Tags(files, storage.registry().resolve("tags"));
        EngineConnections connections = new EngineConnections(engine);
        this.executions = new Executions(
                new EngineRun(connections, new StatementPlanner(engine, storage.buckets(), prepared), clock), clock);
        operations.putAll(new QueryOperations(executions, workGroups, storage.buckets(), clock).all());
        operations.putAll(new WorkGroupOperations(workGroups, named, prepared, tags).all());
        operations.putAll(new NamedQueryOperations(named, workGroups).all());
        operations.putAll(new PreparedStatementOperations(prepared, workGroups).all());
        operations.putAll(new CatalogOperations(connections, storage.buckets()).all());
    }

    /**
     * Answers one request.
     *
     * @throws ApiFault if the operation is not one of these, or its input is wrong
     */
    ObjectNode answer(String operation, JsonNode input) throws IOException {
        Operation found = operations.get(operation);
        if (found == null) {
            throw new ApiFault(
                    ApiFault.Type.UNKNOWN_OPERATION,
                    "Invalid operation: " + operation + ", expected one of " + String.join(", ", operations.keySet())
                            + ". Ask Athena itself for the others.");
        }
        if (!input.isObject()) {
            throw ApiFault.invalid("Invalid request: not an object, expected one.");
        }
        return found.answer(new Input(input));
    }

    @Override
    public void close() {
        executions.close();
    }
}
