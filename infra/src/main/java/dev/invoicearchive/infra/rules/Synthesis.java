package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The templates of one deployment.
 *
 * @param settings what they were made from
 * @param templates by the name of their stack
 */
public record Synthesis(DeploymentSettings settings, Map<String, ObjectNode> templates) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String SUFFIX = ".template.json";

    /** Reads the folder that a synth has written. */
    public static Synthesis read(DeploymentSettings settings, Path assembly) {
        Map<String, ObjectNode> templates = new TreeMap<>();
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                templates.put(name.substring(0, name.length() - SUFFIX.length()), (ObjectNode)
                        JSON.readTree(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the templates in " + assembly + ".", e);
        }
        return new Synthesis(settings, templates);
    }

    /** Templates of its own, to be broken without harm to these. */
    public Synthesis copy() {
        Map<String, ObjectNode> copies = new TreeMap<>();
        templates.forEach((name, template) -> copies.put(name, template.deepCopy()));
        return new Synthesis(settings, copies);
    }

    /** Every resource of every stack. */
    public List<Resource> resources() {
        List<Resource> all = new ArrayList<>();
        templates.forEach((stack, template) -> template.path("Resources")
                .properties()
                .forEach(field -> all.add(new Resource(stack, field.getKey(), (ObjectNode) field.getValue()))));
        return all;
    }

    /** Every resource of a type. */
    public List<Resource> resources(String type) {
        return resources().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /**
     * The one resource of a type whose logical id begins so.
     *
     * @throws IllegalStateException if there is none, or more
     */
    public Resource resource(String type, String idStart) {
        List<Resource> found = resources(type).stream()
                .filter(resource -> resource.id().startsWith(idStart))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("Invalid templates: " + found.size() + " resources " + type + " named "
                    + idStart + "..., expected one.");
        }
        return found.get(0);
    }
}
