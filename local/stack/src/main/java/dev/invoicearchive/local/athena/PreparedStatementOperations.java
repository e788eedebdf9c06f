package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.registry.Input;
import dev.invoicearchive.local.athena.registry.NamedQueries;
import dev.invoicearchive.local.athena.registry.Pages;
import dev.invoicearchive.local.athena.registry.PreparedStatements;
import dev.invoicearchive.local.athena.registry.WorkGroups;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations about prepared statements. */
final class PreparedStatementOperations {
    private static final int BATCH_MAX = 256;
    private static final String NAME = "StatementName";

    private final PreparedStatements statements;
    private final WorkGroups workGroups;

    PreparedStatementOperations(PreparedStatements statements, WorkGroups workGroups) {
        this.statements = statements;
        this.workGroups = workGroups;
    }

    Map<String, Operation> all() {
        return Map.of(
                "CreatePreparedStatement", this::create,
                "GetPreparedStatement", this::get,
                "BatchGetPreparedStatement", this::batch,
                "ListPreparedStatements", this::list,
                "UpdatePreparedStatement", this::update,
                "DeletePreparedStatement", this::delete);
    }

    private ObjectNode create(Input input) throws IOException {
        statements.create(workGroup(input), name(input), sql(input), input.optional("Description", 1_024));
        return Answers.empty();
    }

    private ObjectNode get(Input input) {
        ObjectNode answer = Answers.empty();
        answer.set("PreparedStatement", statements.get(workGroup(input), name(input)));
        return answer;
    }

    private ObjectNode batch(Input input) {
        String workGroup = workGroup(input);
        ObjectNode answer = Answers.empty();
        ArrayNode found = answer.putArray("PreparedStatements");
        ArrayNode unprocessed = answer.putArray("UnprocessedPreparedStatementNames");
        for (String name : input.batch("PreparedStatementNames", BATCH_MAX)) {
            Optional<ObjectNode> statement = statements.find(workGroup, name);
            if (statement.isPresent()) {
                found.add(statement.get());
            } else {
                unprocessed
                        .addObject()
                        .put(NAME, name)
                        .put("ErrorCode", "STATEMENT_NOT_FOUND")
                        .put("ErrorMessage", "PreparedStatement " + name + " was not found in workGroup " + workGroup);
            }
        }
        return answer;
    }

    private ObjectNode list(Input input) {
        ObjectNode answer = Answers.empty();
        ArrayNode summaries = answer.putArray("PreparedStatements");
        Pages<ObjectNode> pages = new Pages<>(statement -> statement.path(NAME).textValue(), Comparator.naturalOrder());
        pages.page(statements.all(workGroup(input)), input, answer)
                .forEach(statement -> summaries.add(statement.retain(List.of(NAME, "LastModifiedTime"))));
        return answer;
    }

    private ObjectNode update(Input input) throws IOException {
        statements.update(workGroup(input), name(input), sql(input), input.optional("Description", 1_024));
        return Answers.empty();
    }

    private ObjectNode delete(Input input) throws IOException {
        statements.delete(workGroup(input), name(input));
        return Answers.empty();
    }

    private String workGroup(Input input) {
        String name = input.required("WorkGroup", WorkGroups.NAME);
        workGroups.get(name);
        return name;
    }

    private static String name(Input input) {
        return input.required(NAME, PreparedStatements.NAME);
    }

    private static String sql(Input input) {
        return input.required("QueryStatement", NamedQueries.QUERY_MAX);
    }
}
