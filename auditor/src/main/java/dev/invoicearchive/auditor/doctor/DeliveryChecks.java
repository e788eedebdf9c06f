package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.model.ObjectKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The feed's stream and both delivery streams. */
final class DeliveryChecks {
    private static final String KEY = "!{partitionKeyFromLambda:";
    /** The layout of the archive; the token begins the object's name. */
    private static final String PREFIX =
            ObjectKeys.DELIVERED + KEY + "year}/" + KEY + "month}/" + KEY + "day}/" + KEY + "hour}/" + KEY + "token}-";

    private static final String SOURCE_PREFIX = ObjectKeys.SOURCE + "!{timestamp:yyyy/MM/dd/HH}/";
    private static final String ERROR_PREFIX =
            ObjectKeys.ERRORS + "!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/";
    private static final int FEED_HOURS = 168;
    private static final int BUFFER_MEGABYTES_MIN = 64;
    private static final int BUFFER_SECONDS_MIN = 60;
    private static final int BUFFER_SECONDS_MAX = 900;
    private static final String DEPLOY = "Deploy again, so that it is as the template says.";

    private final Account account;
    private final Deployment deployment;

    DeliveryChecks(Account account, Deployment deployment) {
        this.account = account;
        this.deployment = deployment;
    }

    void run(Checklist list) {
        Once<FeedStream.Stream> feed = new Once<>(() -> account.feed().stream(deployment.output("FeedArn")));
        list.equal("feed", "ACTIVE", "Wait, or see the Kinesis console.", () -> feed.get()
                .status());
        list.check(
                "feed keeps records for",
                FEED_HOURS + " hours",
                "aws kinesis increase-stream-retention-period --retention-period-hours " + FEED_HOURS,
                () -> Seen.of(
                        feed.get().retentionHours() == FEED_HOURS, feed.get().retentionHours() + " hours"));
        list.check("feed encryption", "KMS with the feed's key", DEPLOY, () -> {
            boolean good = feed.get().encryption().equals("KMS")
                    && feed.get().keyId().endsWith(deployment.data("AWS::KMS::Key", "KeysFeed"));
            return Seen.of(good, feed.get().encryption() + " " + feed.get().keyId());
        });
        stream(list, deployment.name(), "KinesisStreamAsSource");
        stream(list, deployment.name() + "-direct", "DirectPut");
        list.check("encryption of " + deployment.name() + "-direct", "the feed's key", DEPLOY, () -> {
            String key =
                    account.deliveries().delivery(deployment.name() + "-direct").keyArn();
            return Seen.of(
                    key.endsWith("/" + deployment.data("AWS::KMS::Key", "KeysFeed")), key.isEmpty() ? "none" : key);
        });
    }

    private void stream(Checklist list, String name, String type) {
        Once<DeliveryStreams.Delivery> stream =
                new Once<>(() -> account.deliveries().delivery(name));
        list.equal(
                "delivery stream " + name,
                "ACTIVE, " + type,
                DEPLOY,
                () -> stream.get().status() + ", " + stream.get().type());
        list.equal(
                "layout of " + name,
                PREFIX + " and " + ERROR_PREFIX,
                DEPLOY,
                () -> stream.get().destination().prefix() + " and "
                        + stream.get().destination().errorPrefix());
        list.equal(
                "partitioning of " + name,
                "dynamic",
                "It can only be chosen when a stream is made; see docs/operations.md before you make it anew.",
                () -> stream.get().destination().partitioning() ? "dynamic" : "none");
        list.equal(
                "whole files from " + name,
                whole(),
                DEPLOY,
                () -> whole(stream.get().destination()));
        list.equal("transform of " + name, transform().toString(), DEPLOY, () -> transform(
                        stream.get().destination())
                .toString());
        list.check(
                "buffer of " + name,
                "64 to 128 MiB, 60 to 900 s",
                DEPLOY,
                () -> buffer(stream.get().destination()));
        list.equal(
                "backup of " + name,
                "GZIP under " + SOURCE_PREFIX,
                "Switch it on; it cannot be switched off again.",
                () -> backup(stream.get().backup()));
        list.check("bucket and key of " + name, "the archive's", DEPLOY, () -> ends(stream.get()));
    }

    private static String whole() {
        return "UNCOMPRESSED, .parquet, no conversion, processors Lambda";
    }

    /** One more byte in a carrier makes it unreadable. */
    private static String whole(DeliveryStreams.Destination to) {
        return to.compression() + ", " + to.extension() + ", " + (to.conversion() ? "conversion" : "no conversion")
                + ", processors "
                + to.processors().stream().map(DeliveryStreams.Processor::type).collect(Collectors.joining(" "));
    }

    private List<String> transform() {
        return List.of(
                deployment.arn("lambda", "function:" + deployment.name() + "-transform:" + Deployment.ALIAS), "1 MB");
    }

    private static List<String> transform(DeliveryStreams.Destination to) {
        Map<String, String> parameters =
                to.processors().isEmpty() ? Map.of() : to.processors().get(0).parameters();
        return List.of(
                parameters.getOrDefault("LambdaArn", "none"),
                parameters.getOrDefault("BufferSizeInMBs", "1").replaceFirst("\\.0$", "") + " MB");
    }

    private static Seen buffer(DeliveryStreams.Destination to) {
        boolean good = to.bufferMegabytes() >= BUFFER_MEGABYTES_MIN
                && to.bufferSeconds() >= BUFFER_SECONDS_MIN
                && to.bufferSeconds() <= BUFFER_SECONDS_MAX;
        return Seen.of(good, to.bufferMegabytes() + " MiB, " + to.bufferSeconds() + " s");
    }

    private static String backup(DeliveryStreams.Destination backup) {
        return backup == null ? "none" : backup.compression() + " under " + backup.prefix();
    }

    private Seen ends(DeliveryStreams.Delivery stream) {
        String bucket = "arn:" + deployment.identity().partition() + ":s3:::" + deployment.output("ArchiveBucket");
        String key = deployment.arn("kms", "key/" + deployment.data("AWS::KMS::Key", "KeysArchive"));
        DeliveryStreams.Destination to = stream.destination();
        boolean good = to.bucketArn().equals(bucket)
                && to.keyArn().equals(key)
                && stream.backup() != null
                && stream.backup().bucketArn().equals(bucket)
                && stream.backup().keyArn().equals(key);
        return Seen.of(good, good ? "the archive's" : to.bucketArn() + ", " + to.keyArn());
    }
}
