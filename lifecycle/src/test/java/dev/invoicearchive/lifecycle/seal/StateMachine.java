package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Executes a definition in Amazon States Language, as far as ours goes: tasks of Lambda with retries and catchers, choices
 * by text, and both ends. It waits for nothing.
 */
final class StateMachine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STATES_MAX = 1000;
    /** What Step Functions carries between two states at most. */
    private static final int BYTES_MAX = 256 * 1024;

    private final JsonNode definition;
    private final Function function;
    private final List<String> visited = new ArrayList<>();

    StateMachine(String definition, Function function) throws IOException {
        this.definition = JSON.readTree(definition);
        this.function = function;
    }

    /** The function behind every task. */
    interface Function {
        /** Answers a payload, or fails. */
        byte[] call(byte[] payload) throws IOException;
    }

    /** A failure that has another name than its class, such as one that Lambda reports. */
    static final class NamedError extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String name;

        NamedError(String name) {
            super(name);
            this.name = name;
        }
    }

    /**
     * How an execution ended.
     *
     * @param state the last one
     * @param output what it was given
     * @param error empty unless it failed
     */
    record End(String state, JsonNode output, String error) {}

    /** The states in which an execution was, in order. */
    List<String> visited() {
        return visited;
    }

    /** Executes. */
    End execute(String input) throws IOException {
        String name = definition.path("StartAt").asText();
        JsonNode data = JSON.readTree(input);
        while (visited.size() < STATES_MAX) {
            visited.add(name);
            JsonNode state = definition.path("States").path(name);
            switch (state.path("Type").asText()) {
                case "Succeed" -> {
                    return new End(name, data, "");
                }
                case "Fail" -> {
                    String error = state.has("ErrorPath")
                            ? at(data, state.path("ErrorPath").asText()).asText()
                            : state.path("Error").asText();
                    return new End(name, data, error);
                }
                case "Choice" -> name = choose(state, data);
                case "Task" -> {
                    Step step = task(state, data);
                    data = step.output();
                    name = step.next();
                    assertThat(data.toString().length()).as(name).isLessThan(BYTES_MAX);
                }
                default -> throw new IllegalStateException("Unknown type of state " + name + ": " + state);
            }
        }
        throw new IllegalStateException("It does not end: " + visited.subList(0, 50));
    }

    private record Step(String next, JsonNode output) {}

    private Step task(JsonNode state, JsonNode input) {
        assertThat(state.path("Resource").asText()).isEqualTo("arn:${Partition}:states:::lambda:invoke");
        assertThat(state.at("/Parameters/FunctionName").asText()).isEqualTo("${Function}");
        int[] retries = new int[state.path("Retry").size()];
        while (true) {
            try {
                byte[] payload = JSON.writeValueAsBytes(filled(state.at("/Parameters/Payload"), input));
                JsonNode answer = JSON.createObjectNode().set("Payload", JSON.readTree(function.call(payload)));
                return new Step(
                        state.path("Next").asText(),
                        at(answer, state.path("OutputPath").asText()));
            } catch (IOException | RuntimeException e) {
                String error = e instanceof NamedError named
                        ? named.name
                        : e.getClass().getName();
                if (!mayRetry(state.path("Retry"), error, retries)) {
                    return caught(state, input, error, e);
                }
            }
        }
    }

    private static boolean mayRetry(JsonNode retriers, String error, int[] retries) {
        for (int index = 0; index < retriers.size(); index++) {
            if (matches(retriers.get(index), error)) {
                return retries[index]++
                        < retriers.get(index).path("MaxAttempts").asInt(3);
            }
        }
        return false;
    }

    private static Step caught(JsonNode state, JsonNode input, String error, Exception failure) {
        for (JsonNode catcher : state.path("Catch")) {
            if (matches(catcher, error)) {
                JsonNode output = input;
                if (!catcher.path("ResultPath").isNull()) {
                    assertThat(catcher.path("ResultPath").asText()).isEqualTo("$.failure");
                    output = ((ObjectNode) input.deepCopy())
                            .set(
                                    "failure",
                                    JSON.createObjectNode().put("Error", error).put("Cause", failure.getMessage()));
                }
                return new Step(catcher.path("Next").asText(), output);
            }
        }
        throw new IllegalStateException("Nothing catches " + error, failure);
    }

    private static boolean matches(JsonNode rule, String error) {
        for (JsonNode name : rule.path("ErrorEquals")) {
            if (name.asText().equals("States.ALL") || name.asText().equals(error)) {
                return true;
            }
        }
        return false;
    }

    private static String choose(JsonNode state, JsonNode data) {
        for (JsonNode choice : state.path("Choices")) {
            if (at(data, choice.path("Variable").asText())
                    .asText()
                    .equals(choice.path("StringEquals").asText())) {
                return choice.path("Next").asText();
            }
        }
        return state.path("Default").asText();
    }

    private static JsonNode filled(JsonNode template, JsonNode input) {
        ObjectNode filled = JSON.createObjectNode();
        for (Iterator<String> names = template.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.endsWith(".$")) {
                filled.set(
                        name.substring(0, name.length() - 2),
                        at(input, template.path(name).asText()));
            } else {
                filled.set(name, template.path(name));
            }
        }
        return filled;
    }

    /** Paths such as {@code $} and {@code $.a.b}. */
    private static JsonNode at(JsonNode node, String path) {
        return node.at(path.substring(1).replace('.', '/'));
    }
}
