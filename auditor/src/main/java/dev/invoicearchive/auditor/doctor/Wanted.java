package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a deployment's settings ask for; the doctor reads of them what it compares. Whether the settings are right as a
 * whole is checked where they are deployed.
 *
 * @param deployment its name
 * @param isProd what the settings say; empty without a file
 * @param existingTable the ARN of a table that is adopted
 * @param rules tiers, retention and expiry
 * @param variables of the archive, such as {@code ARCHIVE_FIRST_DAY}
 */
public record Wanted(
        String deployment,
        Optional<Boolean> isProd,
        Optional<String> existingTable,
        RetentionRules rules,
        Map<String, String> variables) {
    /** The name of what {@code cdk deploy} makes without settings. */
    public static final String DEPLOYED_WITHOUT_SETTINGS = "invoice-archive-dev";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Wanted {
        variables = Map.copyOf(variables);
    }

    /** A deployment of which only the name is known. */
    public static Wanted named(String deployment) {
        return new Wanted(deployment, Optional.empty(), Optional.empty(), RetentionRulesFile.shipped(), Map.of());
    }

    /**
     * What a file of settings says, the one that {@code cdk deploy -c settings=FILE} is given.
     *
     * @throws IllegalArgumentException if it cannot be read, or names no deployment
     */
    public static Wanted from(Path file) {
        JsonNode settings = read(file);
        RetentionRules shipped = RetentionRulesFile.shipped();
        Map<String, String> variables = new TreeMap<>();
        settings.path("archive")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        return new Wanted(
                text(settings, "deployment").orElse(DEPLOYED_WITHOUT_SETTINGS),
                Optional.of(text(settings, "environment").orElse("dev").equals("prod")),
                text(settings, "existingTableArn"),
                shipped.withRetentionYears(number(settings, "retentionYears").orElse(shipped.retentionYears()))
                        .withExpiryYears(number(settings, "expiryYears")),
                variables);
    }

    /**
     * How the table spells its attributes, according to the settings.
     *
     * @throws IllegalArgumentException if a variable is unknown or wrong
     */
    ArchiveSettings archiveSettings() {
        return ArchiveSettings.fromEnvironment(variables);
    }

    private static JsonNode read(Path file) {
        try {
            JsonNode settings = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            if (!settings.isObject()) {
                throw new IllegalArgumentException(
                        "Invalid " + file + ": " + settings.getNodeType() + ", expected one JSON object. Correct it.");
            }
            return settings;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + file + ": no JSON at line "
                            + e.getLocation().getLineNr() + ", expected one object. Correct it.",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + file + ", expected a file of settings such as infra/deployments/dev.json."
                            + " Correct --settings.",
                    e);
        }
    }

    private static Optional<String> text(JsonNode settings, String name) {
        return Optional.of(settings.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Optional<Integer> number(JsonNode settings, String name) {
        return Optional.of(settings.path(name)).filter(JsonNode::isInt).map(JsonNode::asInt);
    }
}
