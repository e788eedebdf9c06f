package dev.invoicearchive.infra.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One statement of a policy, in IAM's own words. */
public final class Statement {
    private final Map<String, Object> words = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();

    private Statement(String sid, String effect) {
        words.put("Sid", sid);
        words.put("Effect", effect);
    }

    /** Allows something; {@code sid} says what for. */
    public static Statement allow(String sid) {
        return new Statement(sid, "Allow");
    }

    /** Denies something, whatever else allows it. */
    public static Statement deny(String sid) {
        return new Statement(sid, "Deny");
    }

    /** A document of these statements. */
    public static Map<String, Object> document(List<Statement> statements) {
        // In a fixed order: equal policies are equal texts.
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements.stream().map(Statement::toMap).toList());
        return document;
    }

    /** To or against services, such as {@code lambda.amazonaws.com}. */
    public Statement service(String... names) {
        words.put("Principal", Map.of("Service", one(Arrays.asList(names))));
        return this;
    }

    /** To or against users, roles or accounts, by ARN. */
    public Statement principals(List<String> arns) {
        words.put("Principal", Map.of("AWS", one(arns)));
        return this;
    }

    /** Against everybody; meant for denials. */
    public Statement everybody() {
        words.put("Principal", Map.of("AWS", "*"));
        return this;
    }

    /** The actions, spelled out. */
    public Statement actions(String... names) {
        words.put("Action", one(Arrays.asList(names)));
        return this;
    }

    /** What they apply to, by ARN. */
    public Statement on(String... arns) {
        return on(Arrays.asList(arns));
    }

    /** What they apply to, by ARN. */
    public Statement on(List<String> arns) {
        words.put("Resource", one(arns));
        return this;
    }

    /** Adds a condition. */
    public Statement when(String operator, String key, Object value) {
        conditions.computeIfAbsent(operator, name -> new LinkedHashMap<>()).put(key, value);
        return this;
    }

    private Map<String, Object> toMap() {
        Map<String, Object> all = new LinkedHashMap<>(words);
        if (!conditions.isEmpty()) {
            all.put("Condition", conditions);
        }
        return all;
    }

    private static Object one(List<String> values) {
        return values.size() == 1 ? values.get(0) : new ArrayList<>(values);
    }
}
