package dev.invoicearchive.auditor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a target: those that a local data folder was made with, or on AWS those of the environment. */
final class TargetSettings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "ARCHIVE_";
    /** Belongs to the command line: it says where a local archive is. */
    private static final String DATA = "ARCHIVE_DATA";

    private TargetSettings() {}

    /**
     * The settings that every stage of the target works with.
     *
     * @param environment of this process
     * @throws CommandFailure if they cannot be read, or are wrong
     */
    static ArchiveSettings of(Target target, Path data, Map<String, String> environment) {
        try {
            return ArchiveSettings.fromEnvironment(
                    target == Target.LOCAL ? kept(data.resolve("settings.json")) : given(environment));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), e);
        }
    }

    private static Map<String, String> kept(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Invalid settings: " + file + ", expected one JSON object of texts. Mend it, or restore it from a"
                            + " copy of the data folder.",
                    e);
        }
    }

    private static Map<String, String> given(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(DATA)) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}
