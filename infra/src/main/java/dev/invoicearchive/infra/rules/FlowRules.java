package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about what flows: delivery streams, event sources, queues, and what stays when a stack goes. */
final class FlowRules {
    private static final String DELIVERY_STREAM = "AWS::KinesisFirehose::DeliveryStream";
    private static final String EVENT_SOURCE = "AWS::Lambda::EventSourceMapping";
    private static final String DESTINATION = "ExtendedS3DestinationConfiguration";
    private static final int READERS_MAX = 2;

    /** What reads a stream, and where it says which. */
    private static final Map<String, String> READING = Map.of(
            EVENT_SOURCE,
            "/EventSourceArn",
            DELIVERY_STREAM,
            "/KinesisStreamSourceConfiguration/KinesisStreamARN",
            "AWS::Kinesis::StreamConsumer",
            "/StreamARN",
            "AWS::Pipes::Pipe",
            "/Source");

    private static final Pattern EVERY_DAY = Pattern.compile("cron\\(\\d+ \\d+ \\* \\* \\? \\*\\)");

    private FlowRules() {}

    /** One byte more, or one fewer, and a Parquet file cannot be read. */
    static Stream<String> deliveryKeepsBytes(Synthesis synthesis) {
        return synthesis.resources(DELIVERY_STREAM).stream().flatMap(stream -> {
            JsonNode to = stream.properties().path(DESTINATION);
            List<String> findings = new ArrayList<>();
            if (!to.path("CompressionFormat").asText().equals("UNCOMPRESSED")) {
                findings.add(stream + " compresses, expected UNCOMPRESSED: Parquet is compressed inside");
            }
            if (to.path("DataFormatConversionConfiguration")
                    .path("Enabled")
                    .asBoolean(to.has("DataFormatConversionConfiguration"))) {
                findings.add(stream + " converts the format, expected the transform's bytes as they are");
            }
            Policies.elements(to.path("ProcessingConfiguration").path("Processors"))
                    .map(processor -> processor.path("Type").asText())
                    .filter(type -> !type.equals("Lambda"))
                    .forEach(type -> findings.add(stream + " runs " + type + ", expected the transform alone"));
            if (!to.path("DynamicPartitioningConfiguration").path("Enabled").asBoolean()) {
                findings.add(stream + " joins files, expected one prefix for each: dynamic partitioning");
            }
            if (!to.path("S3BackupMode").asText().equals("Enabled")) {
                findings.add(stream + " keeps no source records, expected the backup on");
            }
            return findings.stream();
        });
    }

    static Stream<String> eventSourcesHaveAStart(Synthesis synthesis) {
        return synthesis.resources(EVENT_SOURCE).stream()
                .filter(source ->
                        !source.properties().path("StartingPosition").asText().equals("TRIM_HORIZON"))
                .map(source -> source + " does not begin with the oldest change, expected TRIM_HORIZON");
    }

    static Stream<String> eventSourcesGiveUpInTime(Synthesis synthesis) {
        return synthesis.resources(EVENT_SOURCE).stream()
                .filter(source -> source.properties()
                                        .path("MaximumRetryAttempts")
                                        .asInt(-1)
                                < 0
                        || source.properties().path("MaximumRecordAgeInSeconds").asInt(-1) < 0
                        || !source.properties()
                                .path("BisectBatchOnFunctionError")
                                .asBoolean()
                        || source.properties()
                                .path("DestinationConfig")
                                .path("OnFailure")
                                .isMissingNode()
                        || source.properties().path("FunctionResponseTypes").isEmpty())
                .map(source ->
                        source + " can block its stream, expected limits, bisect, partial responses and a queue");
    }

    static Stream<String> streamsHaveTwoReadersAtMost(Synthesis synthesis) {
        Map<String, Integer> readers = new HashMap<>();
        READING.forEach((type, path) -> synthesis.resources(type).forEach(reader -> {
            JsonNode stream = reader.properties().at(path);
            if (!stream.isMissingNode()) {
                readers.merge(stream.toString(), 1, Integer::sum);
            }
        }));
        return readers.entrySet().stream()
                .filter(entry -> entry.getValue() > READERS_MAX)
                .map(entry ->
                        entry.getKey() + " has " + entry.getValue() + " readers, expected " + READERS_MAX + " at most");
    }

    static Stream<String> sealsRunDaily(Synthesis synthesis) {
        List<Resource> rules = synthesis.resources("AWS::Events::Rule").stream()
                .filter(rule -> rule.properties().path("Targets").toString().contains("SealMachine"))
                .toList();
        if (rules.size() != 1) {
            return Stream.of(rules.size() + " rules start the seal, expected one");
        }
        JsonNode rule = rules.get(0).properties();
        return EVERY_DAY.matcher(rule.path("ScheduleExpression").asText()).matches()
                        && rule.path("State").asText().equals("ENABLED")
                ? Stream.empty()
                : Stream.of(rules.get(0) + " is " + rule.path("State").asText() + " with "
                        + rule.path("ScheduleExpression").asText() + ", expected a time of every day");
    }

    static Stream<String> queuesAreEncrypted(Synthesis synthesis) {
        return synthesis.resources("AWS::SQS::Queue").stream()
                .filter(queue -> queue.properties().path("KmsMasterKeyId").isMissingNode())
                .map(queue -> queue + " has no key, expected one of ours");
    }

    static Stream<String> stateStays(Synthesis synthesis) {
        if (!synthesis.settings().keepsState()) {
            return Stream.empty();
        }
        return synthesis.resources().stream()
                .filter(resource -> StatefulTypes.isStateful(resource.type()))
                .filter(resource -> !resource.body()
                                .path("DeletionPolicy")
                                .asText()
                                .equals("Retain")
                        || !resource.body().path("UpdateReplacePolicy").asText().equals("Retain"))
                .map(resource ->
                        resource + " (" + resource.type() + ") goes with its stack, expected Retain on delete and"
                                + " on replacement, or the type in StatefulTypes");
    }
}
