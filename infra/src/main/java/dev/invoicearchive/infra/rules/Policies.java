package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The statements of a template's policies. */
final class Policies {
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

        List<String> actions() {
            return texts(json.path("Action"));
        }

        /** Whether it names this action; IAM reads upper and lower case alike. */
        boolean names(String action) {
            return actions().stream().anyMatch(action::equalsIgnoreCase);
        }

        /** Whether it is about all but something, and so about more than anybody can read off it. */
        boolean isAboutAllBut() {
            return json.has("NotAction") || json.has("NotResource") || json.has("NotPrincipal");
        }

        /** Whether it is about every object of one bucket, not only those of some prefix. */
        boolean isAboutEveryObject() {
            return elements(json.path("Resource"))
                    .map(resource -> resource.path("Fn::Join").path(1))
                    .anyMatch(
                            parts -> parts.size() == 2 && parts.get(1).asText().equals("/*"));
        }

        /** Whether it is about every object of the archive bucket that begins so. */
        boolean isAboutPrefix(String prefix) {
            return elements(json.path("Resource"))
                    .map(resource -> resource.path("Fn::Join").path(1))
                    .filter(parts -> parts.path(0).toString().contains("ArchiveBucket"))
                    .map(parts -> parts.path(1).asText())
                    .anyMatch(end -> end.equals("/*") || end.equals("/" + prefix + "*"));
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

    /** Every statement of one resource, in whatever property it stands: policies have many names. */
    static Stream<Found> of(Resource resource) {
        return resource.properties().findParents("Effect").stream().map(statement -> new Found(resource, statement));
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
