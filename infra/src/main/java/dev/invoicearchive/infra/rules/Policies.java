package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The statements of a template's policies. */
final class Policies {
    /** Where a resource keeps policies, by property. */
    private static final List<String> PROPERTIES = List.of("PolicyDocument", "KeyPolicy", "AssumeRolePolicyDocument");

    /** Types whose policies say what a principal may do; in all others they say who may do something. */
    private static final Set<String> OF_IDENTITIES =
            Set.of("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role");

    private Policies() {}

    /**
     * A statement and whose it is.
     *
     * @param owner the resource
     * @param json the statement
     */
    record Found(Resource owner, JsonNode json) {
        boolean allows() {
            return json.path("Effect").asText().equals("Allow");
        }

        boolean isOfAnIdentity() {
            return OF_IDENTITIES.contains(owner.type());
        }

        List<String> actions() {
            return texts(json.path("Action"));
        }

        /** Who it is for, each as JSON text; empty if it names nobody. */
        List<String> principals() {
            return json.path("Principal").isTextual()
                    ? texts(json.path("Principal"))
                    : elements(json.path("Principal").path("AWS"))
                            .map(JsonNode::toString)
                            .toList();
        }

        boolean isForEverybody() {
            return principals().stream().anyMatch(principal -> principal.equals("\"*\"") || principal.equals("*"));
        }

        String sid() {
            return json.path("Sid").asText();
        }

        @Override
        public String toString() {
            return owner + " " + sid();
        }
    }

    /** Every statement of every resource. */
    static List<Found> of(Synthesis synthesis) {
        return synthesis.resources().stream().flatMap(Policies::of).toList();
    }

    /** Every statement of one resource. */
    static Stream<Found> of(Resource resource) {
        return PROPERTIES.stream()
                .flatMap(property ->
                        elements(resource.properties().path(property).path("Statement")))
                .map(statement -> new Found(resource, statement));
    }

    /** One or many, always as many. */
    static Stream<JsonNode> elements(JsonNode node) {
        if (node.isMissingNode()) {
            return Stream.empty();
        }
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else {
            all.add(node);
        }
        return all.stream();
    }

    private static List<String> texts(JsonNode node) {
        return elements(node).map(JsonNode::asText).toList();
    }
}
