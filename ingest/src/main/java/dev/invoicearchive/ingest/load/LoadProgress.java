package dev.invoicearchive.ingest.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * How far a load has come.
 *
 * @param identity which load, see {@link LoadIdentity}
 * @param file the file's absolute path, for people and messages
 * @param settledThrough the line through which every line has got its outcome; 0 for none
 * @param rejectedBytes how long the list of rejected lines was then
 * @param counts what became of those lines
 * @param finished whether that was the whole file
 */
record LoadProgress(
        @JsonProperty("identity") String identity,
        @JsonProperty("file") String file,
        @JsonProperty("settledThrough") long settledThrough,
        @JsonProperty("rejectedBytes") long rejectedBytes,
        @JsonProperty("counts") LoadCounts counts,
        @JsonProperty("finished") boolean finished) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static LoadProgress begin(String identity, String file) {
        return new LoadProgress(identity, file, 0, 0, LoadCounts.NONE, false);
    }

    /** @throws IOException if the bytes are something else */
    static LoadProgress parse(byte[] json) throws IOException {
        try {
            LoadProgress progress = JSON.readValue(json, LoadProgress.class);
            if (progress == null || progress.identity == null || progress.file == null || progress.counts == null) {
                throw new IOException("Missing fields.");
            }
            return progress;
        } catch (JsonProcessingException e) {
            throw new IOException("Not the JSON of a load.", e);
        }
    }

    byte[] json() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }
}
