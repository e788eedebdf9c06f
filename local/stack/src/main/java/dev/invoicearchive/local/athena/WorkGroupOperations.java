package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.registry.ApiFault;
import dev.invoicearchive.local.athena.registry.EngineVersions;
import dev.invoicearchive.local.athena.registry.Input;
import dev.invoicearchive.local.athena.registry.NamedQueries;
import dev.invoicearchive.local.athena.registry.Pages;
import dev.invoicearchive.local.athena.registry.PreparedStatements;
import dev.invoicearchive.local.athena.registry.Tags;
import dev.invoicearchive.local.athena.registry.WorkGroups;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations about workgroups, their tags and the versions that they may choose. */
final class WorkGroupOperations {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:athena:[a-z0-9-]*:[0-9]*:(workgroup|datacatalog)/(.+)");
    private static final List<String> SUMMARY = List.of("Name", "State", "Description", "CreationTime");

    private final WorkGroups workGroups;
    private final NamedQueries named;
    private final PreparedStatements prepared;
    private final Tags tags;

    WorkGroupOperations(WorkGroups workGroups, NamedQueries named, PreparedStatements prepared, Tags tags) {
        this.workGroups = workGroups;
        this.named = named;
        this.prepared = prepared;
        this.tags = tags;
    }

    Map<String, Operation> all() {
        return Map.of(
                "CreateWorkGroup", this::create,
                "GetWorkGroup", this::get,
                "ListWorkGroups", this::list,
                "UpdateWorkGroup", this::update,
                "DeleteWorkGroup", this::delete,
                "ListEngineVersions", WorkGroupOperations::versions,
                "TagResource", this::tag,
                "UntagResource", this::untag,
                "ListTagsForResource", this::tagsOf);
    }

    private ObjectNode create(Input input) throws IOException {
        workGroups.create(input);
        tags.add(
                "workgroup/" + input.required("Name", WorkGroups.NAME),
                input.node().path("Tags"));
        return Answers.empty();
    }

    private ObjectNode get(Input input) {
        ObjectNode answer = Answers.empty();
        answer.set("WorkGroup", workGroups.get(input.required("WorkGroup", WorkGroups.NAME)));
        return answer;
    }

    private ObjectNode list(Input input) {
        ObjectNode answer = Answers.empty();
        ArrayNode summaries = answer.putArray("WorkGroups");
        Pages<ObjectNode> pages = new Pages<>(group -> group.path("Name").textValue(), Comparator.naturalOrder());
        pages.page(workGroups.all(), input, answer).forEach(group -> {
            JsonNode version = group.path("Configuration").path("EngineVersion");
            ObjectNode summary = group.retain(SUMMARY);
            summary.set("EngineVersion", version);
            summaries.add(summary);
        });
        return answer;
    }

    private ObjectNode update(Input input) throws IOException {
        workGroups.update(input);
        return Answers.empty();
    }

    private ObjectNode delete(Input input) throws IOException {
        String name = input.required("WorkGroup", WorkGroups.NAME);
        workGroups.get(name);
        List<String> queries = named.ids(name);
        List<ObjectNode> statements = prepared.all(name);
        boolean recursive = input.node().path("RecursiveDeleteOption").asBoolean();
        if (!recursive && !(queries.isEmpty() && statements.isEmpty())) {
            throw ApiFault.invalid("WorkGroup " + name + " is not empty: it has named queries or prepared statements."
                    + " Set RecursiveDeleteOption.");
        }
        if (!name.equals(WorkGroups.PRIMARY)) {
            for (String id : queries) {
                named.delete(id);
            }
            for (ObjectNode statement : statements) {
                prepared.delete(name, statement.get("StatementName").textValue());
            }
        }
        workGroups.delete(name);
        tags.forget("workgroup/" + name);
        return Answers.empty();
    }

    private static ObjectNode versions(Input input) {
        ObjectNode answer = Answers.empty();
        ArrayNode versions = answer.putArray("EngineVersions");
        for (String selected : List.of("AUTO", EngineVersions.EFFECTIVE)) {
            versions.addObject()
                    .put("SelectedEngineVersion", selected)
                    .put("EffectiveEngineVersion", EngineVersions.EFFECTIVE);
        }
        return answer;
    }

    private ObjectNode tag(Input input) throws IOException {
        tags.add(resource(input), input.node().path("Tags"));
        return Answers.empty();
    }

    private ObjectNode untag(Input input) throws IOException {
        tags.remove(resource(input), input.texts("TagKeys"));
        return Answers.empty();
    }

    private ObjectNode tagsOf(Input input) {
        ObjectNode answer = Answers.empty();
        ArrayNode list = answer.putArray("Tags");
        tags.of(resource(input))
                .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return answer;
    }

    /** Without the account and region, of which this machine has none. */
    private String resource(Input input) {
        String arn = input.required("ResourceARN", 1_011);
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw ApiFault.invalid("Invalid ResourceARN: " + arn + ", expected that of a workgroup or data catalog.");
        }
        if (matcher.group(1).equals("workgroup")) {
            workGroups.get(matcher.group(2));
        } else {
            CatalogOperations.checkCatalog(matcher.group(2));
        }
        return matcher.group(1) + "/" + matcher.group(2);
    }
}
