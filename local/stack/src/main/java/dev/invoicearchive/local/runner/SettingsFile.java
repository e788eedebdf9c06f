package dev.invoicearchive.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of one data directory, kept since it was made: the same names and values that the Lambdas take from
 * their environment, as one JSON object.
 */
public final class SettingsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DurableFiles files;
    private final Path file;

    public SettingsFile(DurableFiles files, Path file) {
        this.files = files;
        this.file = file;
    }

    /**
     * The directory's settings; those given if it has none yet, which it then keeps.
     *
     * @throws IOException if the file cannot be read, written, or holds something else
     */
    public ArchiveSettings loadOrKeep(Map<String, String> given) throws IOException {
        if (!Files.exists(file)) {
            ArchiveSettings settings = ArchiveSettings.fromEnvironment(given);
            files.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new TreeMap<>(given)));
            return settings;
        }
        try {
            return ArchiveSettings.fromEnvironment(
                    JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "Invalid settings: " + file.getFileName() + ", expected one JSON object of texts. Mend it, or"
                            + " restore it from a copy of the data directory.",
                    e);
        }
    }
}
