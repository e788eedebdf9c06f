package dev.invoicearchive.local.runner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.firehose.DirectPut;
import dev.invoicearchive.local.store.StoredObject;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a local archive has come. The runner writes it down every second, so that it can be told without asking the
 * runner, and after it is gone.
 *
 * @param changesLogged changes taken from the table, ever
 * @param changesDelivered how many of them are in objects
 * @param changesCounted how many of them are in the live totals
 * @param recordsPut records that were put directly, ever
 * @param recordsPutDone how many of them are in objects, failed ones included
 * @param recordsPutFailed those of them that went to the errors since the stack started
 * @param deliveredObjects Parquet objects in the bucket
 * @param deliveredBytes their size
 * @param errorObjects objects that hold records which could not be delivered
 * @param tooLargeChanges changes that did not fit into a record of the feed
 * @param givenUpRecords stream records that the totals Lambda could not take
 * @param problems what keeps a step from going on, one line each
 * @param at when this was so, milliseconds since 1970 UTC
 */
public record StackProgress(
        @JsonProperty("changesLogged") long changesLogged,
        @JsonProperty("changesDelivered") long changesDelivered,
        @JsonProperty("changesCounted") long changesCounted,
        @JsonProperty("recordsPut") long recordsPut,
        @JsonProperty("recordsPutDone") long recordsPutDone,
        @JsonProperty("recordsPutFailed") long recordsPutFailed,
        @JsonProperty("deliveredObjects") long deliveredObjects,
        @JsonProperty("deliveredBytes") long deliveredBytes,
        @JsonProperty("errorObjects") long errorObjects,
        @JsonProperty("tooLargeChanges") long tooLargeChanges,
        @JsonProperty("givenUpRecords") long givenUpRecords,
        @JsonProperty("problems") List<String> problems,
        @JsonProperty("atMillis") long at) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public StackProgress {
        problems = List.copyOf(problems);
    }

    static StackProgress of(Pipeline pipeline, DataDirectory data, Instant now) throws IOException {
        List<StoredObject> delivered = pipeline.store().list(ObjectKeys.DELIVERED);
        DirectPut.Progress puts = pipeline.directPut().progress();
        return new StackProgress(
                pipeline.changesLogged(),
                pipeline.changesDelivered(),
                pipeline.changesCounted(),
                puts.accepted(),
                puts.delivered(),
                puts.failed(),
                delivered.size(),
                delivered.stream().mapToLong(StoredObject::size).sum(),
                pipeline.store().list(ObjectKeys.ERRORS).size(),
                distinctLines(data.tooLarge()),
                distinctLines(data.onFailure()),
                pipeline.problems(),
                now.toEpochMilli());
    }

    /** Whether somebody should have a look: records were set aside, or a step cannot go on. */
    public boolean needsALook() {
        return !problems.isEmpty() || errorObjects + tooLargeChanges + givenUpRecords > 0;
    }

    /** When this was so. */
    @JsonIgnore
    public Instant instant() {
        return Instant.ofEpochMilli(at);
    }

    /**
     * Writes this down.
     *
     * @throws IOException if it cannot be written
     */
    void save(DurableFiles files, DataDirectory data) throws IOException {
        files.replace(data.progress(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /**
     * What was written down last, empty if nothing was.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<StackProgress> load(DataDirectory data) throws IOException {
        return Files.exists(data.progress())
                ? Optional.of(JSON.readValue(Files.readAllBytes(data.progress()), StackProgress.class))
                : Optional.empty();
    }

    /** A kill can write a line twice, which is the same event; what follows the last line end is no line yet. */
    private static long distinctLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        // One character a byte: the lines are only compared.
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return content.substring(0, content.lastIndexOf('\n') + 1)
                .lines()
                .distinct()
                .count();
    }
}
