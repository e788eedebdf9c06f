package dev.invoicearchive.local.athena.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.athena.storage.S3Location;
import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The workgroups. The one named {@code primary} is always there. */
public final class WorkGroups {
    /** The form of a workgroup's name. */
    public static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,128}");

    /** The workgroup of those who name none. */
    public static final String PRIMARY = "primary";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long CUTOFF_MIN = 10_000_000;

    private final DurableRecords records;
    private final Clock clock;

    /**
     * Reads the workgroups, and makes the primary one if it is missing.
     *
     * @throws IOException if they cannot be read or written
     */
    public WorkGroups(DurableFiles files, Path folder, Clock clock) throws IOException {
        this.records = DurableRecords.open(files, folder);
        this.clock = clock;
        if (records.get(PRIMARY).isEmpty()) {
            ObjectNode configuration = defaults();
            configuration.put("EnforceWorkGroupConfiguration", false);
            configuration.putObject("ResultConfiguration").put("OutputLocation", "s3://" + Buckets.RESULTS + "/");
            records.put(PRIMARY, fresh(PRIMARY, configuration));
        }
    }

    /** Makes a workgroup. */
    public synchronized void create(Input input) throws IOException {
        String name = input.required("Name", NAME);
        if (records.get(name).isPresent()) {
            throw ApiFault.invalid("WorkGroup is already created: " + name + ".");
        }
        ObjectNode configuration = defaults();
        if (input.node().path("Configuration") instanceof ObjectNode given) {
            configuration.setAll(given);
        }
        check(configuration);
        ObjectNode group = fresh(name, configuration);
        input.optional("Description", 1_024).ifPresent(text -> group.put("Description", text));
        records.put(name, group);
    }

    /**
     * The API's {@code WorkGroup} of a name.
     *
     * @throws ApiFault if there is none
     */
    public synchronized ObjectNode get(String name) {
        return records.get(name).orElseThrow(() -> ApiFault.invalid("WorkGroup " + name + " is not found."));
    }

    /** All of them, by name. */
    public synchronized List<ObjectNode> all() {
        return records.all();
    }

    /** Changes what the request says, and nothing else. */
    public synchronized void update(Input input) throws IOException {
        String name = input.required("WorkGroup", NAME);
        ObjectNode group = get(name);
        input.optional("Description", 1_024).ifPresent(text -> group.put("Description", text));
        input.text("State").ifPresent(state -> group.put("State", state(state)));
        if (input.node().path("ConfigurationUpdates") instanceof ObjectNode updates) {
            ObjectNode configuration = (ObjectNode) group.get("Configuration");
            update(configuration, updates);
            check(configuration);
        }
        records.put(name, group);
    }

    /** Forgets a workgroup; whoever asks has made sure that it is empty. */
    public synchronized void delete(String name) throws IOException {
        get(name);
        if (name.equals(PRIMARY)) {
            throw ApiFault.invalid("The primary WorkGroup can not be deleted.");
        }
        records.remove(name);
    }

    private static void update(ObjectNode configuration, ObjectNode updates) {
        ObjectNode plain = updates.deepCopy();
        JsonNode result = plain.remove("ResultConfigurationUpdates");
        if (plain.path("RemoveBytesScannedCutoffPerQuery").asBoolean()) {
            configuration.remove("BytesScannedCutoffPerQuery");
        }
        plain.remove("RemoveBytesScannedCutoffPerQuery");
        configuration.setAll(plain);
        if (result == null) {
            return;
        }
        ObjectNode target = configuration.withObject("/ResultConfiguration");
        for (String field :
                List.of("OutputLocation", "EncryptionConfiguration", "ExpectedBucketOwner", "AclConfiguration")) {
            if (result.path("Remove" + field).asBoolean()) {
                target.remove(field);
            }
            if (result.hasNonNull(field)) {
                target.set(field, result.get(field));
            }
        }
    }

    private static void check(ObjectNode configuration) {
        JsonNode cutoff = configuration.path("BytesScannedCutoffPerQuery");
        if (!cutoff.isMissingNode() && (!cutoff.canConvertToLong() || cutoff.longValue() < CUTOFF_MIN)) {
            throw ApiFault.invalid(
                    "Invalid BytesScannedCutoffPerQuery: " + cutoff + ", expected at least " + CUTOFF_MIN + ".");
        }
        Optional.ofNullable(configuration
                        .path("ResultConfiguration")
                        .path("OutputLocation")
                        .textValue())
                .filter(location -> S3Location.parse(location).isEmpty())
                .ifPresent(location -> {
                    throw ApiFault.invalid("outputLocation is not a valid S3 path: " + location + ".");
                });
    }

    private static String state(String state) {
        if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
            throw ApiFault.invalid("Invalid State: " + state + ", expected ENABLED or DISABLED.");
        }
        return state;
    }

    private ObjectNode fresh(String name, ObjectNode configuration) {
        ObjectNode group = JSON.createObjectNode().put("Name", name).put("State", "ENABLED");
        group.set("Configuration", configuration);
        return group.put("CreationTime", BigDecimal.valueOf(clock.millis(), 3));
    }

    private static ObjectNode defaults() {
        ObjectNode configuration = JSON.createObjectNode()
                .put("EnforceWorkGroupConfiguration", true)
                .put("PublishCloudWatchMetricsEnabled", false)
                .put("RequesterPaysEnabled", false);
        configuration
                .putObject("EngineVersion")
                .put("SelectedEngineVersion", "AUTO")
                .put("EffectiveEngineVersion", EngineVersions.EFFECTIVE);
        return configuration;
    }
}
