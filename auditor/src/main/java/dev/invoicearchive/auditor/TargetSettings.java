package dev.invoicearchive.auditor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The settings of a target: those that a local data folder was made with, or on AWS those of the environment. */
final class TargetSettings {
    private static final ObjectMapper JSON = new ObjectMapper();

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
                    target == Target.LOCAL
                            ? kept(data.resolve("settings.json"))
                            : ArchiveEnvironment.settings(environment));
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
}
