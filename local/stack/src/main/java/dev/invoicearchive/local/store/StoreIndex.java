package dev.invoicearchive.local.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.LineLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the directory store remembers of its objects: a file of JSON lines, one before a put becomes visible and one
 * after. A put that was killed in between is found by its lonely first line.
 */
final class StoreIndex {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LineLog log;

    StoreIndex(DurableFiles files, Path file) {
        this.log = new LineLog(files, file);
    }

    /** One line of the file. */
    record Line(
            @JsonProperty("step") Step step,
            @JsonProperty("key") String key,
            @JsonProperty("versionId") String versionId,
            @JsonProperty("size") long size,
            @JsonProperty("eTag") String eTag,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("createdAtMillis") long createdAtMillis) {
        static Line of(Step step, StoredObject object) {
            return new Line(
                    step,
                    object.key(),
                    object.versionId(),
                    object.size(),
                    object.eTag(),
                    object.sha256(),
                    object.createdAt().toEpochMilli());
        }

        StoredObject object() {
            return new StoredObject(key, versionId, size, eTag, sha256, Instant.ofEpochMilli(createdAtMillis));
        }
    }

    /** What a line says of a put. */
    enum Step {
        BEGUN,
        DONE,
        /** The put was killed before its object became visible. */
        GIVEN_UP
    }

    void write(Step step, StoredObject object) throws IOException {
        List<String> line = List.of(write(Line.of(step, object)));
        if (step == Step.BEGUN) {
            log.appendForced(line);
        } else {
            // Can be found again by looking at the object.
            log.append(line);
        }
    }

    /** Every line, oldest first. */
    List<Line> load() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : log.load()) {
            lines.add(parse(text, lines.size() + 1));
        }
        return lines;
    }

    private static String write(Line line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write an index line of " + line.key() + ".", e);
        }
    }

    private Line parse(String text, int number) throws IOException {
        try {
            return JSON.readValue(text, Line.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "Invalid object index: line " + number + " of " + log.file().getFileName()
                            + ", expected one JSON object per line. Restore the file from a copy of the data directory.",
                    e);
        }
    }
}
