package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.registry.Input;
import dev.invoicearchive.local.athena.registry.NamedQueries;
import dev.invoicearchive.local.athena.registry.Pages;
import dev.invoicearchive.local.athena.registry.WorkGroups;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The operations about named queries. */
final class NamedQueryOperations {
    private static final int BATCH_MAX = 50;
    private static final String ID = "NamedQueryId";

    private final NamedQueries queries;
    private final WorkGroups workGroups;

    NamedQueryOperations(NamedQueries queries, WorkGroups workGroups) {
        this.queries = queries;
        this.workGroups = workGroups;
    }

    Map<String, Operation> all() {
        return Map.of(
                "CreateNamedQuery", this::create,
                "GetNamedQuery", this::get,
                "BatchGetNamedQuery", this::batch,
                "ListNamedQueries", this::list,
                "UpdateNamedQuery", this::update,
                "DeleteNamedQuery", this::delete);
    }

    private ObjectNode create(Input input) throws IOException {
        return Answers.empty().put(ID, queries.create(input, workGroup(input)));
    }

    private ObjectNode get(Input input) {
        String id = input.required(ID, 128);
        ObjectNode answer = Answers.empty();
        answer.set("NamedQuery", queries.find(id).orElseThrow(() -> NamedQueries.notFound(id)));
        return answer;
    }

    private ObjectNode batch(Input input) {
        ObjectNode answer = Answers.empty();
        ArrayNode found = answer.putArray("NamedQueries");
        ArrayNode unprocessed = answer.putArray("UnprocessedNamedQueryIds");
        for (String id : input.batch("NamedQueryIds", BATCH_MAX)) {
            Optional<ObjectNode> query = queries.find(id);
            if (query.isPresent()) {
                found.add(query.get());
            } else {
                unprocessed
                        .addObject()
                        .put(ID, id)
                        .put("ErrorCode", "INVALID_INPUT")
                        .put("ErrorMessage", "Named query " + id + " was not found.");
            }
        }
        return answer;
    }

    private ObjectNode list(Input input) {
        ObjectNode answer = Answers.empty();
        ArrayNode ids = answer.putArray("NamedQueryIds");
        Pages<String> pages = new Pages<>(Function.identity(), Comparator.naturalOrder());
        pages.page(queries.ids(workGroup(input)), input, answer).forEach(ids::add);
        return answer;
    }

    private ObjectNode update(Input input) throws IOException {
        queries.update(input);
        return Answers.empty();
    }

    private ObjectNode delete(Input input) throws IOException {
        queries.delete(input.required(ID, 128));
        return Answers.empty();
    }

    private String workGroup(Input input) {
        String name = input.text("WorkGroup").orElse(WorkGroups.PRIMARY);
        workGroups.get(name);
        return name;
    }
}
