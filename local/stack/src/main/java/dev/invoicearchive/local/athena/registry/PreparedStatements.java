package dev.invoicearchive.local.athena.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Statements with question marks, kept by workgroup and name. */
public final class PreparedStatements {
    /** The form of a statement's name. */
    public static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_@:]{0,255}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DurableRecords records;
    private final Clock clock;

    /** @throws IOException if they cannot be read */
    public PreparedStatements(DurableFiles files, Path folder, Clock clock) throws IOException {
        this.records = DurableRecords.open(files, folder);
        this.clock = clock;
    }

    /**
     * Keeps a statement.
     *
     * @throws ApiFault if the workgroup has one of this name
     */
    public synchronized void create(String workGroup, String name, String sql, Optional<String> description)
            throws IOException {
        if (find(workGroup, name).isPresent()) {
            throw ApiFault.invalid("Prepared statement already exists: " + name + " in workgroup " + workGroup + ".");
        }
        put(workGroup, name, sql, description);
    }

    /** Keeps a statement in place of the one that the name has. */
    public synchronized void update(String workGroup, String name, String sql, Optional<String> description)
            throws IOException {
        get(workGroup, name);
        put(workGroup, name, sql, description);
    }

    /** The API's {@code PreparedStatement}. */
    public synchronized Optional<ObjectNode> find(String workGroup, String name) {
        return records.get(key(workGroup, name));
    }

    /**
     * The same, which must be there.
     *
     * @throws ApiFault if it is not
     */
    public synchronized ObjectNode get(String workGroup, String name) {
        return find(workGroup, name)
                .orElseThrow(() -> new ApiFault(
                        ApiFault.Type.RESOURCE_NOT_FOUND,
                        "PreparedStatement " + name + " was not found in workGroup " + workGroup + "."));
    }

    /** A workgroup's, by name. */
    public synchronized List<ObjectNode> all(String workGroup) {
        return records.all().stream()
                .filter(statement ->
                        workGroup.equals(statement.path("WorkGroupName").textValue()))
                .toList();
    }

    /** Forgets a statement. */
    public synchronized void delete(String workGroup, String name) throws IOException {
        get(workGroup, name);
        records.remove(key(workGroup, name));
    }

    private void put(String workGroup, String name, String sql, Optional<String> description) throws IOException {
        ObjectNode statement = JSON.createObjectNode()
                .put("StatementName", name)
                .put("QueryStatement", sql)
                .put("WorkGroupName", workGroup)
                .put("LastModifiedTime", BigDecimal.valueOf(clock.millis(), 3));
        description.ifPresent(text -> statement.put("Description", text));
        records.put(key(workGroup, name), statement);
    }

    private static String key(String workGroup, String name) {
        return workGroup + "/" + name;
    }
}
