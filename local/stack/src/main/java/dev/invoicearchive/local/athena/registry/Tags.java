package dev.invoicearchive.local.athena.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The tags of resources, by ARN. */
public final class Tags {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DurableRecords records;

    /** @throws IOException if they cannot be read */
    public Tags(DurableFiles files, Path folder) throws IOException {
        this.records = DurableRecords.open(files, folder);
    }

    /** Adds tags to those of a resource, or changes them. */
    public synchronized void add(String arn, JsonNode tags) throws IOException {
        ObjectNode present = records.get(arn).orElseGet(JSON::createObjectNode);
        for (JsonNode tag : tags) {
            Input input = new Input(tag);
            present.put(input.required("Key", 128), input.text("Value").orElse(""));
        }
        records.put(arn, present);
    }

    /** Takes tags from a resource. */
    public synchronized void remove(String arn, Iterable<String> keys) throws IOException {
        ObjectNode present = records.get(arn).orElseGet(JSON::createObjectNode);
        keys.forEach(present::remove);
        records.put(arn, present);
    }

    /** Forgets a resource's tags. */
    public synchronized void forget(String arn) throws IOException {
        records.remove(arn);
    }

    /** The tags of a resource, by key. */
    public synchronized Map<String, String> of(String arn) {
        Map<String, String> tags = new TreeMap<>();
        records.get(arn).ifPresent(found -> found.properties()
                .forEach(field -> tags.put(field.getKey(), field.getValue().textValue())));
        return tags;
    }
}
