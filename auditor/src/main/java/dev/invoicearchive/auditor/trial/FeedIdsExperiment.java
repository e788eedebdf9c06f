package dev.invoicearchive.auditor.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes a table and compares what its two feeds say of the same changes. */
final class FeedIdsExperiment implements Experiment {
    static final String OTHER_IDS = "the table's two feeds have different event ids";
    static final String MICROS = "the Kinesis feed has both images, and times in microseconds";
    private static final Duration FOR_THE_FEEDS = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** One item is edited, one is removed. */
    private static final int BESIDES = 2;

    private final TrialScale scale;

    FeedIdsExperiment(TrialScale scale) {
        this.scale = scale;
    }

    @Override
    public List<String> assumptions() {
        return List.of(OTHER_IDS, MICROS);
    }

    @Override
    public List<Outcome> run(Bench bench) throws InterruptedException {
        Bench.Feeding made = bench.feedingTable("feeds");
        bench.cloud().table().change(made.table(), made.partitionKey(), made.sortKey(), scale.changes());
        int changes = scale.changes() + BESIDES;
        Set<String> streamIds = new HashSet<>();
        List<JsonNode> fed = new ArrayList<>();
        bench.waiting().until(FOR_THE_FEEDS, () -> {
            streamIds.addAll(bench.cloud().table().eventIds(made.table()));
            fed.clear();
            bench.cloud().feed().records(made.feed()).forEach(record -> fed.add(read(record)));
            return streamIds.size() >= changes && ids(fed).size() >= changes;
        });
        return List.of(ids(changes, streamIds, fed), images(changes, fed));
    }

    private static Outcome ids(int changes, Set<String> streamIds, List<JsonNode> fed) {
        Set<String> fedIds = ids(fed);
        String seen = streamIds.size() + " ids in DynamoDB Streams and " + fedIds.size() + " in Kinesis, of " + changes
                + " changes";
        if (streamIds.size() < changes || fedIds.size() < changes) {
            return Outcome.notRun(OTHER_IDS, "only " + seen + " in " + FOR_THE_FEEDS.toMinutes() + " minutes");
        }
        Set<String> shared = new HashSet<>(streamIds);
        shared.retainAll(fedIds);
        return Outcome.of(shared.isEmpty(), OTHER_IDS, seen + ", " + shared.size() + " shared");
    }

    private static Outcome images(int changes, List<JsonNode> fed) {
        if (ids(fed).size() < changes) {
            return Outcome.notRun(MICROS, "only " + ids(fed).size() + " of " + changes + " changes arrived");
        }
        long right = fed.stream().filter(FeedIdsExperiment::isWhole).count();
        return Outcome.of(right == fed.size(), MICROS, right + " of " + fed.size() + " records are so");
    }

    private static boolean isWhole(JsonNode record) {
        JsonNode change = record.path("dynamodb");
        boolean after = change.has("NewImage");
        boolean before = change.has("OldImage");
        boolean images =
                switch (record.path("eventName").asText()) {
                    case "INSERT" -> after && !before;
                    case "MODIFY" -> after && before;
                    case "REMOVE" -> !after && before;
                    default -> false;
                };
        return images
                && change.path("ApproximateCreationDateTimePrecision").asText().equals("MICROSECOND")
                && change.path("ApproximateCreationDateTime").asText().matches("[0-9]{16}");
    }

    private static Set<String> ids(List<JsonNode> fed) {
        Set<String> ids = new HashSet<>();
        fed.forEach(record -> ids.add(record.path("eventID").asText()));
        return ids;
    }

    private static JsonNode read(byte[] record) {
        try {
            return JSON.readTree(record);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
