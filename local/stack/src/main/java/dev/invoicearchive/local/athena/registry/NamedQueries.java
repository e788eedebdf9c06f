package dev.invoicearchive.local.athena.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements that are kept under an identity, with a name that need not be the only one of its kind. */
public final class NamedQueries {
    /** The longest statement, in characters; the API counts bytes of the request besides. */
    public static final int QUERY_MAX = 262_144;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "ClientRequestToken";

    private final DurableRecords records;

    /** @throws IOException if they cannot be read */
    public NamedQueries(DurableFiles files, Path folder) throws IOException {
        this.records = DurableRecords.open(files, folder);
    }

    /** Keeps a statement; asked again with the same token, it keeps nothing new. Gives its identity. */
    public synchronized String create(Input input, String workGroup) throws IOException {
        Optional<String> token = input.text(TOKEN);
        if (token.isPresent()) {
            Optional<ObjectNode> present = records.all().stream()
                    .filter(query -> token.get().equals(query.path(TOKEN).textValue()))
                    .findFirst();
            if (present.isPresent()) {
                return present.get().get("NamedQueryId").textValue();
            }
        }
        String id = UUID.randomUUID().toString();
        ObjectNode query = JSON.createObjectNode()
                .put("Name", input.required("Name", 128))
                .put("Database", input.required("Database", 255))
                .put("QueryString", input.required("QueryString", QUERY_MAX))
                .put("NamedQueryId", id)
                .put("WorkGroup", workGroup);
        input.optional("Description", 1_024).ifPresent(text -> query.put("Description", text));
        token.ifPresent(text -> query.put(TOKEN, text));
        records.put(id, query);
        return id;
    }

    /** The API's {@code NamedQuery} of an identity. */
    public synchronized Optional<ObjectNode> find(String id) {
        Optional<ObjectNode> found = records.get(id);
        found.ifPresent(query -> query.remove(TOKEN));
        return found;
    }

    /** The identities of a workgroup's, sorted. */
    public synchronized List<String> ids(String workGroup) {
        return records.all().stream()
                .filter(query -> workGroup.equals(query.path("WorkGroup").textValue()))
                .map(query -> query.get("NamedQueryId").textValue())
                .toList();
    }

    /** Changes name, statement and description. */
    public synchronized void update(Input input) throws IOException {
        String id = input.required("NamedQueryId", 128);
        ObjectNode query = records.get(id).orElseThrow(() -> notFound(id));
        query.put("Name", input.required("Name", 128));
        query.put("QueryString", input.required("QueryString", QUERY_MAX));
        input.optional("Description", 1_024).ifPresent(text -> query.put("Description", text));
        records.put(id, query);
    }

    /** Forgets a statement. */
    public synchronized void delete(String id) throws IOException {
        records.get(id).orElseThrow(() -> notFound(id));
        records.remove(id);
    }

    /** The error for an identity that nothing has. */
    public static ApiFault notFound(String id) {
        return ApiFault.invalid("Named query " + id + " was not found.");
    }
}
