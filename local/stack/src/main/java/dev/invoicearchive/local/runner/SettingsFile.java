package dev.invoicearchive.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of one data directory, kept since it was made: the same names and values that the Lambdas take from
 * their environment, as one JSON object.
 */
public final class SettingsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DurableFiles files;
    private final Path file;
    private Optional<LocalDate> firstDay = Optional.empty();

    public SettingsFile(DurableFiles files, Path file) {
        this.files = files;
        this.file = file;
    }

    /**
     * Names the archive's first day, for {@link #loadOrKeep}. A directory that has settings may begin earlier than they
     * say, for nothing that was archived is left out then; it may not begin later.
     */
    public void beginAt(LocalDate day) {
        firstDay = Optional.of(day);
    }

    /**
     * The directory's settings; those given if it has none yet, which it then keeps.
     *
     * @throws IOException if the file cannot be read, written, or holds something else
     * @throws IllegalArgumentException if a setting is wrong, or the named first day is later than the directory's
     */
    public ArchiveSettings loadOrKeep(Map<String, String> given) throws IOException {
        boolean isNew = !Files.exists(file);
        Map<String, String> texts = new TreeMap<>(isNew ? given : read());
        ArchiveSettings settings = ArchiveSettings.fromEnvironment(texts);
        Optional<LocalDate> other = firstDay.filter(day -> !day.equals(settings.firstDay()));
        if (!isNew && other.isEmpty()) {
            return settings;
        }
        if (!isNew && other.get().isAfter(settings.firstDay())) {
            throw new IllegalArgumentException("Invalid first day: " + other.get() + ", expected "
                    + settings.firstDay() + " or earlier, for the archive holds changes from that day on. Leave out"
                    + " --first-day.");
        }
        other.ifPresent(day -> texts.put(ArchiveSettings.FIRST_DAY_VARIABLE, day.toString()));
        ArchiveSettings kept = ArchiveSettings.fromEnvironment(texts);
        files.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(texts));
        return kept;
    }

    private Map<String, String> read() throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "Invalid settings: " + file.getFileName() + ", expected one JSON object of texts. Mend it, or"
                            + " restore it from a copy of the data directory.",
                    e);
        }
    }
}
