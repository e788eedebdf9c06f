package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Roles;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.nio.file.Path;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.constructs.Construct;

/**
 * Firehose between the feed and the bucket, with the transform in it, and the twin for replay, backfill and import,
 * which is fed directly and else the same. A delivery stream is stateful: it alone knows how far it has read the feed,
 * and one that is made anew begins at the newest record.
 */
public final class DeliveryStage extends Construct {
    private static final String HANDLER = "dev.invoicearchive.transform.TransformHandler::handleRequest";
    private static final int MEMORY_MEGABYTES = 1769;
    /** Firehose waits five minutes at most. */
    private static final int TIMEOUT_SECONDS = 180;

    /** What the stage is put between. */
    public record Ends(Roles roles, Keys keys, String feedArn, String archiveArn) {}

    /** Makes the function and both streams. */
    public DeliveryStage(
            Construct scope, String id, DeploymentSettings settings, Ends ends, Path jar, Keeping keeping) {
        super(scope, id);
        Names names = new Names(settings);
        JarFunction transform = new JarFunction(
                this,
                "Transform",
                new JarFunction.Spec(
                        names.transform(),
                        "Change records of a Firehose batch become Parquet files.",
                        HANDLER,
                        jar,
                        MEMORY_MEGABYTES,
                        TIMEOUT_SECONDS,
                        JarFunction.STORAGE_MEGABYTES,
                        // Firehose gathers for a minute and waits five for the answer: a start of seconds is lost in
                        // that.
                        false,
                        settings.archiveVariables(),
                        Waivers.FUNCTION),
                ends.roles().transform());
        Destination destination = new Destination(settings, ends, transform.aliasArn(), names.deliveryLogGroup());
        Waiver.waive(
                keeping.keep(CfnDeliveryStream.Builder.create(this, "FromFeed")
                        .deliveryStreamName(names.deliveryStream())
                        .deliveryStreamType("KinesisStreamAsSource")
                        .kinesisStreamSourceConfiguration(
                                CfnDeliveryStream.KinesisStreamSourceConfigurationProperty.builder()
                                        .kinesisStreamArn(ends.feedArn())
                                        .roleArn(ends.roles().deliver())
                                        .build())
                        .extendedS3DestinationConfiguration(destination.of(names.deliveryStream()))
                        .build()),
                Waiver.of(
                        "Its source is the Kinesis stream, which is encrypted with our key; Firehose stores nothing itself.",
                        "DeliveryTest.theFeedIsEncryptedWithOurKeyAndKeptForAWeek",
                        "AwsSolutions-KDF1"));
        keeping.keep(CfnDeliveryStream.Builder.create(this, "Direct")
                .deliveryStreamName(names.directStream())
                .deliveryStreamType("DirectPut")
                .deliveryStreamEncryptionConfigurationInput(
                        CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty.builder()
                                .keyType("CUSTOMER_MANAGED_CMK")
                                .keyArn(ends.keys().feed().getAttrArn())
                                .build())
                .extendedS3DestinationConfiguration(destination.of(names.directStream()))
                .build());
    }
}
