package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.NotThereException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The templates that infra's snapshots keep, as an account would look like after they were deployed: references are
 * resolved, and whatever has no name got one.
 */
final class Templates {
    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-central-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Templates> READ = new TreeMap<>();
    private static final List<String> NAMES =
            List.of("TableName", "DeliveryStreamName", "FunctionName", "TrailName", "Name");
    private static final Map<String, String> ARNS = Map.of(
            "AWS::IAM::Role", "iam::" + ACCOUNT + ":role/",
            "AWS::KMS::Key", "kms:" + REGION + ":" + ACCOUNT + ":key/",
            "AWS::S3::Bucket", "s3:::",
            "AWS::Kinesis::Stream", "kinesis:" + REGION + ":" + ACCOUNT + ":stream/",
            "AWS::DynamoDB::Table", "dynamodb:" + REGION + ":" + ACCOUNT + ":table/",
            "AWS::SQS::Queue", "sqs:" + REGION + ":" + ACCOUNT + ":");

    private final Map<String, ObjectNode> stacks = new TreeMap<>();
    private final Map<String, ObjectNode> resolved = new TreeMap<>();
    private final Map<String, ObjectNode> besides = new TreeMap<>();

    /** The stacks of a folder of snapshots, read once, and each time as they were read. */
    static synchronized Templates of(String folder) {
        Templates pristine = READ.computeIfAbsent(folder, Templates::read);
        Templates templates = new Templates();
        templates.stacks.putAll(pristine.stacks);
        pristine.resolved.forEach((name, stack) -> templates.resolved.put(name, stack.deepCopy()));
        return templates;
    }

    private static Templates read(String folder) {
        Templates templates = new Templates();
        Path path = Path.of("..", "infra", "src", "test", "resources", "snapshots", folder);
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.sorted().toList()) {
                String stack = file.getFileName().toString().replace(".template.json", "");
                templates.stacks.put(stack, (ObjectNode) JSON.readTree(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        templates.stacks.forEach(
                (name, stack) -> templates.resolved.put(name, (ObjectNode) templates.resolve(stack, stack)));
        return templates;
    }

    /** Adds something that is in no stack. */
    void add(String type, String name, ObjectNode properties) {
        besides.put(type + " " + name, properties);
    }

    /** The outputs that are meant for people. */
    Map<String, String> outputs(String stack) {
        Map<String, String> outputs = new TreeMap<>();
        template(stack)
                .path("Outputs")
                .properties()
                .forEach(output -> outputs.put(
                        output.getKey(), output.getValue().path("Value").asText()));
        return outputs;
    }

    /** The resources of a stack. */
    List<Stacks.Resource> resources(String stack) {
        List<Stacks.Resource> resources = new ArrayList<>();
        ObjectNode original = original(stack);
        original.path("Resources")
                .properties()
                .forEach(entry -> resources.add(new Stacks.Resource(
                        entry.getKey(), entry.getValue().path("Type").asText(), physicalId(original, entry.getKey()))));
        return resources;
    }

    /** The properties of every resource of a type, resolved; what a test changes in them stays changed. */
    List<ObjectNode> all(String type) {
        List<ObjectNode> all = new ArrayList<>();
        resolved.values().forEach(stack -> stack.path("Resources").forEach(resource -> {
            if (resource.path("Type").asText().equals(type)) {
                all.add((ObjectNode) resource.path("Properties"));
            }
        }));
        return all;
    }

    /** The properties of the resource of a type whose physical id, name or ARN this is. */
    ObjectNode one(String type, String id) {
        String last = id.replaceFirst("^.*(/|:::)", "");
        if (besides.containsKey(type + " " + last)) {
            return besides.get(type + " " + last);
        }
        for (Map.Entry<String, ObjectNode> stack : stacks.entrySet()) {
            for (Map.Entry<String, JsonNode> entry :
                    stack.getValue().path("Resources").properties()) {
                if (entry.getValue().path("Type").asText().equals(type)
                        && physicalId(stack.getValue(), entry.getKey()).equals(last)) {
                    return (ObjectNode) resolved.get(stack.getKey())
                            .path("Resources")
                            .path(entry.getKey())
                            .path("Properties");
                }
            }
        }
        throw new NotThereException(type + " " + id);
    }

    private ObjectNode original(String stack) {
        if (!stacks.containsKey(stack)) {
            throw new NotThereException("stack " + stack);
        }
        return stacks.get(stack);
    }

    private ObjectNode template(String stack) {
        original(stack);
        return resolved.get(stack);
    }

    private JsonNode resolve(JsonNode node, ObjectNode stack) {
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(child -> array.add(resolve(child, stack)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            switch (only.getKey()) {
                case "Ref" -> {
                    return text(reference(only.getValue().asText(), stack));
                }
                case "Fn::GetAtt" -> {
                    return text(attribute(
                            stack,
                            only.getValue().get(0).asText(),
                            only.getValue().get(1).asText()));
                }
                case "Fn::Join" -> {
                    List<String> parts = new ArrayList<>();
                    only.getValue()
                            .get(1)
                            .forEach(part -> parts.add(resolve(part, stack).asText()));
                    return text(String.join(only.getValue().get(0).asText(), parts));
                }
                case "Fn::ImportValue" -> {
                    return imported(only.getValue().asText());
                }
                default -> {
                    return children(node, stack);
                }
            }
        }
        return children(node, stack);
    }

    private ObjectNode children(JsonNode node, ObjectNode stack) {
        ObjectNode object = JSON.createObjectNode();
        node.properties().forEach(child -> object.set(child.getKey(), resolve(child.getValue(), stack)));
        return object;
    }

    private JsonNode imported(String export) {
        for (ObjectNode stack : stacks.values()) {
            for (JsonNode output : stack.path("Outputs")) {
                if (output.path("Export").path("Name").asText().equals(export)) {
                    return resolve(output.path("Value"), stack);
                }
            }
        }
        throw new IllegalStateException("Nobody exports " + export);
    }

    private String reference(String name, ObjectNode stack) {
        return switch (name) {
            case "AWS::Partition" -> "aws";
            case "AWS::Region" -> REGION;
            case "AWS::AccountId" -> ACCOUNT;
            default -> stack.path("Resources").has(name) ? physicalId(stack, name) : name;
        };
    }

    private String attribute(ObjectNode stack, String id, String attribute) {
        String type = stack.path("Resources").path(id).path("Type").asText();
        return switch (attribute) {
            case "Arn" -> "arn:aws:" + ARNS.getOrDefault(type, type + ":") + physicalId(stack, id);
            case "StreamArn" -> attribute(stack, id, "Arn") + "/stream/2026-01-01T00:00:00.000";
            case "Version" -> "7";
            default -> physicalId(stack, id);
        };
    }

    private static String physicalId(ObjectNode stack, String id) {
        JsonNode resource = stack.path("Resources").path(id);
        JsonNode properties = resource.path("Properties");
        if (resource.path("Type").asText().equals("AWS::Lambda::Alias")) {
            String function = properties.path("FunctionName").path("Ref").asText();
            return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + physicalId(stack, function) + ":"
                    + properties.path("Name").asText();
        }
        return NAMES.stream()
                .filter(name -> properties.path(name).isTextual())
                .map(name -> properties.path(name).asText())
                .findFirst()
                .orElse(id.toLowerCase(Locale.ROOT));
    }

    private static JsonNode text(String text) {
        return JSON.getNodeFactory().textNode(text);
    }
}
