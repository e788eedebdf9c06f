package dev.invoicearchive.local.athena.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** JSON objects by key, each in a file of its own that survives a loss of power. Not for several threads at once. */
final class DurableRecords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".json";

    private final DurableFiles files;
    private final Path folder;
    private final TreeMap<String, ObjectNode> records = new TreeMap<>();

    private DurableRecords(DurableFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * Reads what is there.
     *
     * @param folder made with the first record
     * @throws IOException if a file cannot be read or is none of these
     */
    static DurableRecords open(DurableFiles files, Path folder) throws IOException {
        DurableRecords records = new DurableRecords(files, folder);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                for (Path file : content.filter(DurableRecords::isRecord).toList()) {
                    records.read(file);
                }
            }
        }
        return records;
    }

    /** A copy of the record of a key. */
    Optional<ObjectNode> get(String key) {
        return Optional.ofNullable(records.get(key)).map(ObjectNode::deepCopy);
    }

    /** Copies of all, in the order of their keys. */
    List<ObjectNode> all() {
        return records.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** Keeps a record in place of the one that the key had. */
    void put(String key, ObjectNode fields) throws IOException {
        ObjectNode content = JSON.createObjectNode().put("Key", key);
        content.set("Record", fields);
        files.replace(file(key), JSON.writeValueAsBytes(content));
        records.put(key, fields.deepCopy());
    }

    /** Forgets a record; does nothing if there is none. */
    void remove(String key) throws IOException {
        files.delete(file(key));
        records.remove(key);
    }

    private void read(Path file) throws IOException {
        JsonNode content = JSON.readTree(Files.readAllBytes(file));
        if (!(content.path("Record") instanceof ObjectNode fields)
                || !content.path("Key").isTextual()) {
            throw new IOException("Invalid record of the Athena endpoint: " + file
                    + ", expected an object with Key and Record. Remove the file.");
        }
        records.put(content.path("Key").textValue(), fields);
    }

    /** Keys hold letters that names of files may not. */
    private Path file(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + SUFFIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash: every Java has SHA-256.", e);
        }
    }

    private static boolean isRecord(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && !name.startsWith(".");
    }
}
