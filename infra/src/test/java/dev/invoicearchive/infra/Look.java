package dev.invoicearchive.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.infra.rules.Resource;
import dev.invoicearchive.infra.rules.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ways to look at templates that several tests share. */
final class Look {
    private Look() {}

    /** The properties of one resource. */
    static JsonNode at(Synthesised deployment, String type, String idStart) {
        return deployment.synthesis().resource(type, idStart).properties();
    }

    /** The statements of a resource's policy. */
    static List<JsonNode> statements(Resource resource) {
        return Stream.of("PolicyDocument", "KeyPolicy", "AssumeRolePolicyDocument")
                .flatMap(name -> many(resource.properties().path(name).path("Statement")).stream())
                .toList();
    }

    /** One statement, by its id. */
    static JsonNode statement(Synthesised deployment, String type, String idStart, String sid) {
        return statements(deployment.synthesis().resource(type, idStart)).stream()
                .filter(statement -> statement.path("Sid").asText().equals(sid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement " + sid + " of " + idStart));
    }

    /** What a role's policy allows. */
    static List<String> allowedActions(Synthesised deployment, String policy) {
        return statements(deployment.synthesis().resource("AWS::IAM::ManagedPolicy", policy)).stream()
                .flatMap(statement -> texts(statement.path("Action")).stream())
                .toList();
    }

    /** One or many, as many. */
    static List<JsonNode> many(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else if (!node.isMissingNode()) {
            all.add(node);
        }
        return all;
    }

    /** The same as texts. */
    static List<String> texts(JsonNode node) {
        return many(node).stream()
                .map(element -> element.isTextual() ? element.asText() : element.toString())
                .toList();
    }

    /** Every resource of a type, in a deployment. */
    static List<Resource> all(Synthesised deployment, String type) {
        Synthesis synthesis = deployment.synthesis();
        return synthesis.resources(type);
    }

    /** About as long as what CloudFormation will make of a value: references as long as the longest ARN here. */
    static String deployed(JsonNode node) {
        if (node.has("Fn::Join")) {
            StringBuilder text = new StringBuilder();
            node.at("/Fn::Join/1").forEach(part -> text.append(deployed(part)));
            return text.toString();
        }
        if (node.has("Ref")) {
            return "r".repeat(20);
        }
        if (node.has("Fn::GetAtt")) {
            return "a".repeat(110);
        }
        if (node.isContainerNode()) {
            StringBuilder text = new StringBuilder();
            node.properties()
                    .forEach(field ->
                            text.append(field.getKey()).append("\"\":,").append(deployed(field.getValue())));
            if (node.isArray()) {
                node.forEach(element -> text.append("\"\",").append(deployed(element)));
            }
            return text.append("{}").toString();
        }
        return node.asText();
    }
}
