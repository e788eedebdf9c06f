package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A policy of a key or a bucket. IAM lets one value stand without its list, and gives lists back in another order;
 * here everything is a set.
 *
 * @param statements in the order of the document
 */
record PolicyDocument(List<Statement> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One statement.
     *
     * @param allows or denies
     * @param principals ARNs, {@code *}, and names of services
     * @param actions as they are written, wildcards and all
     * @param resources as they are written
     * @param conditions values by {@code operator key}, such as {@code Bool aws:SecureTransport}
     */
    record Statement(
            boolean allows,
            Set<String> principals,
            Set<String> actions,
            Set<String> resources,
            Map<String, Set<String>> conditions) {}

    /** Reads a document; what is no policy has no statement. */
    static PolicyDocument parse(String json) {
        try {
            List<Statement> statements = new ArrayList<>();
            JsonNode listed = JSON.readTree(json).path("Statement");
            if (listed.isObject()) {
                statements.add(statement(listed));
            }
            if (listed.isArray()) {
                listed.forEach(one -> statements.add(statement(one)));
            }
            return new PolicyDocument(List.copyOf(statements));
        } catch (JsonProcessingException e) {
            return new PolicyDocument(List.of());
        }
    }

    /** Whether one statement allows a principal all of these under exactly these conditions. */
    boolean allows(String principal, Set<String> actions, Map<String, Set<String>> conditions) {
        return statements.stream()
                .anyMatch(one -> one.allows()
                        && one.principals().contains(principal)
                        && one.actions().containsAll(actions)
                        && one.conditions().equals(conditions));
    }

    /** Whether one statement denies everybody an action on all of these, under exactly these conditions. */
    boolean denies(String action, Set<String> resources, Map<String, Set<String>> conditions) {
        return statements.stream()
                .anyMatch(one -> !one.allows()
                        && one.principals().contains("*")
                        && one.actions().contains(action)
                        && one.resources().containsAll(resources)
                        && one.conditions().equals(conditions));
    }

    private static Statement statement(JsonNode node) {
        Set<String> principals = new TreeSet<>();
        JsonNode principal = node.path("Principal");
        if (principal.isObject()) {
            principal.forEach(kind -> principals.addAll(texts(kind)));
        } else {
            principals.addAll(texts(principal));
        }
        Map<String, Set<String>> conditions = new HashMap<>();
        node.path("Condition").properties().forEach(operator -> operator.getValue()
                .properties()
                .forEach(key -> conditions.put(operator.getKey() + " " + key.getKey(), texts(key.getValue()))));
        return new Statement(
                node.path("Effect").asText().equals("Allow"),
                principals,
                texts(node.path("Action")),
                texts(node.path("Resource")),
                conditions);
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(value -> texts.add(value.asText()));
        } else if (!node.isMissingNode()) {
            texts.add(node.asText());
        }
        return texts;
    }
}
