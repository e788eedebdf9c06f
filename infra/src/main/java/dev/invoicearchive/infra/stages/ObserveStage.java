package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.Map;
import software.constructs.Construct;

/** Alarms, each with an action and a line in docs/operations.md, and one dashboard of what they watch. */
public final class ObserveStage extends Construct {
    private static final int FEED_AGE_MILLIS = 5 * 60 * 1000;
    /** What the archive promises: everything within a quarter of an hour. */
    private static final int FRESHNESS_SECONDS = 15 * 60;

    private static final int ITERATOR_AGE_MILLIS = 15 * 60 * 1000;
    private static final int TRANSFORM_MILLIS = 144_000;
    private static final int TOTALS_MILLIS = 48_000;
    private static final int SIX_HOURS = 6 * 60 * 60;
    private static final int SEAL_MISSED_DAYS = 2;

    private final Names names;

    /**
     * What is watched that has no name of its own choosing.
     *
     * @param topic the topic of the alarms
     * @param archiveBucket the name of the archive bucket
     * @param failuresQueue the name of the queue of failures
     * @param keys the keys
     */
    public record Watched(String topic, String archiveBucket, String failuresQueue, Keys keys) {}

    /** Makes alarms, the metrics behind them, and the dashboard. */
    public ObserveStage(Construct scope, String id, DeploymentSettings settings, Watched watched) {
        super(scope, id);
        names = new Names(settings);
        LogMetrics logs = new LogMetrics(this, names);
        logs.of("Transform", names.transform());
        logs.of("Totals", names.totals());
        logs.of("Seal", names.seal(), "ageDays");
        logs.of("Seal", names.seal(), "faultCount");
        KeyWatch.make(this, names, watched.keys(), watched.topic());
        Alarms alarms = new Alarms(this, names, watched.topic());
        feed(alarms);
        delivery(alarms, watched);
        functions(alarms, watched);
        seal(alarms, settings);
        Dashboard.make(this, names, watched);
    }

    private void feed(Alarms alarms) {
        alarms.feedAbove(
                "FeedLost", "Changes too large for the feed were left out.", "FailedToReplicateRecordCount", 0, 1);
        alarms.feedAbove(
                "FeedThrottled", "Kinesis takes the table's changes too slowly.", "ThrottledPutRecordCount", 0, 3);
        alarms.feedAbove(
                "FeedAge",
                "A change waits in the table for over five minutes.",
                "AgeOfOldestUnreplicatedRecord",
                FEED_AGE_MILLIS,
                1);
        // Two periods, for what is written at the end of one comes out in the next; and no shorter ones, for a table
        // that
        // is written every few minutes is silent, too.
        alarms.silence("Silence", "For half an hour the table was written and no row came out.", FRESHNESS_SECONDS, 2);
        alarms.silence("LongSilence", "In six hours the table was written and no row came out.", SIX_HOURS, 1);
    }

    private void delivery(Alarms alarms, ObserveStage.Watched watched) {
        Map.of("Feed", names.deliveryStream(), "Direct", names.directStream()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(stream -> deliveryStream(alarms, stream.getKey(), stream.getValue()));
        alarms.above(
                "DirectThrottled",
                "Records were put faster than the direct stream takes them.",
                Measure.stream(names.directStream(), "ThrottledRecords", "Sum"),
                0,
                3);
        alarms.above(
                "Errors",
                "Objects landed under errors/.",
                new Measure(
                        "AWS/S3",
                        "PutRequests",
                        Map.of("BucketName", watched.archiveBucket(), "FilterId", ArchiveStage.ERRORS_FILTER),
                        "Sum"),
                0,
                1);
        alarms.above(
                "KeyState",
                "Somebody took a key away or changed who may use it.",
                new Measure("AWS/Events", "Invocations", Map.of("RuleName", names.keyRule()), "Sum"),
                0,
                1);
    }

    private static void deliveryStream(Alarms alarms, String id, String stream) {
        alarms.above(
                id + "Freshness",
                "A record waits for over a quarter of an hour.",
                Measure.stream(stream, "DeliveryToS3.DataFreshness", "Maximum"),
                FRESHNESS_SECONDS,
                1);
        alarms.above(
                id + "Partitions",
                "More hours were open at once than Firehose allows; their records went to errors/.",
                Measure.stream(stream, "PartitionCountExceeded", "Maximum"),
                0,
                1);
    }

    private void functions(Alarms alarms, ObserveStage.Watched watched) {
        function(alarms, "Transform", names.transform(), TRANSFORM_MILLIS);
        function(alarms, "Totals", names.totals(), TOTALS_MILLIS);
        alarms.above(
                "TotalsAge",
                "The live totals are over a quarter of an hour behind.",
                Measure.function(names.totals(), "IteratorAge", "Maximum"),
                ITERATOR_AGE_MILLIS,
                1);
        alarms.above(
                "TotalsGaveUp",
                "Batches of changes were given up; their invoices' totals may be wrong.",
                new Measure(
                        "AWS/SQS",
                        "ApproximateNumberOfMessagesVisible",
                        Map.of("QueueName", watched.failuresQueue()),
                        "Maximum"),
                0,
                1);
    }

    /**
     * A seal is missed if on two days, one after the other, the day that waits longest for it was too old at best. The
     * second of them is the day on which the rules want the alarm.
     */
    private void seal(Alarms alarms, DeploymentSettings settings) {
        alarms.aboveDaily(
                "SealMissed",
                "A day waits too long for its seal, or nobody looked.",
                new Measure(names.metricNamespace(), "SealAgeDays", Map.of(), "Minimum"),
                settings.rules().missingSealAlarmDays() - SEAL_MISSED_DAYS,
                SEAL_MISSED_DAYS);
        alarms.above(
                "SealFailed",
                "An execution of the seal failed.",
                Measure.machine(names.sealMachine(), "ExecutionsFailed"),
                0,
                1);
        alarms.above(
                "SealTimedOut",
                "An execution of the seal took over 23 hours.",
                Measure.machine(names.sealMachine(), "ExecutionsTimedOut"),
                0,
                1);
        alarms.above(
                "SealFaults",
                "A seal found something wrong with the archive.",
                Measure.log(names, "SealFaultCount"),
                0,
                1);
    }

    private static void function(Alarms alarms, String id, String function, int millis) {
        alarms.above(id + "Errors", "Calls failed.", Measure.function(function, "Errors", "Sum"), 0, 1);
        alarms.above(id + "Throttles", "Calls were refused.", Measure.function(function, "Throttles", "Sum"), 0, 3);
        alarms.above(
                id + "Duration",
                "A call took four fifths of its time limit.",
                Measure.function(function, "Duration", "Maximum"),
                millis,
                1);
    }
}
