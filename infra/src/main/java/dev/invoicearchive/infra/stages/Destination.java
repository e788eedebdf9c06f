package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.model.ObjectKeys;
import java.util.List;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;

/**
 * Where a delivery stream writes. No compression, no delimiter, no deaggregation and no format conversion: each carrier
 * is one Parquet file, and one more byte would make it unreadable. One prefix is one carrier is one object.
 */
final class Destination {
    /** Where objects go; the last key begins the object's name, and no two carriers share it. */
    static final String PREFIX = ObjectKeys.DELIVERED
            + "!{partitionKeyFromLambda:year}/!{partitionKeyFromLambda:month}/!{partitionKeyFromLambda:day}"
            + "/!{partitionKeyFromLambda:hour}/!{partitionKeyFromLambda:token}-";

    static final String SOURCE_PREFIX = ObjectKeys.SOURCE + "!{timestamp:yyyy/MM/dd/HH}/";
    static final String ERROR_PREFIX = ObjectKeys.ERRORS + "!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/";

    /** Small records carry an envelope each; three megabytes of them can pass Lambda's six. */
    private static final String LAMBDA_BUFFER_MEGABYTES = "1";

    private static final String LAMBDA_RETRIES = "3";
    private static final int PARTITION_RETRY_SECONDS = 7200;

    private final DeploymentSettings settings;
    private final DeliveryStage.Ends ends;
    private final String transformArn;
    private final String logGroup;

    Destination(DeploymentSettings settings, DeliveryStage.Ends ends, String transformArn, String logGroup) {
        this.settings = settings;
        this.ends = ends;
        this.transformArn = transformArn;
        this.logGroup = logGroup;
    }

    CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty of(String logStream) {
        return CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty.builder()
                .bucketArn(ends.archiveArn())
                .roleArn(ends.roles().deliver())
                .prefix(PREFIX)
                .errorOutputPrefix(ERROR_PREFIX)
                .fileExtension(".parquet")
                .compressionFormat("UNCOMPRESSED")
                .bufferingHints(buffer())
                .dynamicPartitioningConfiguration(CfnDeliveryStream.DynamicPartitioningConfigurationProperty.builder()
                        .enabled(true)
                        .retryOptions(CfnDeliveryStream.RetryOptionsProperty.builder()
                                .durationInSeconds(PARTITION_RETRY_SECONDS)
                                .build())
                        .build())
                .processingConfiguration(CfnDeliveryStream.ProcessingConfigurationProperty.builder()
                        .enabled(true)
                        .processors(List.of(transform()))
                        .build())
                .encryptionConfiguration(encryption())
                .cloudWatchLoggingOptions(logging(logStream))
                .s3BackupMode("Enabled")
                .s3BackupConfiguration(CfnDeliveryStream.S3DestinationConfigurationProperty.builder()
                        .bucketArn(ends.archiveArn())
                        .roleArn(ends.roles().deliver())
                        .prefix(SOURCE_PREFIX)
                        .errorOutputPrefix(ERROR_PREFIX)
                        .compressionFormat("GZIP")
                        .bufferingHints(buffer())
                        .encryptionConfiguration(encryption())
                        .cloudWatchLoggingOptions(logging(logStream))
                        .build())
                .build();
    }

    private CfnDeliveryStream.ProcessorProperty transform() {
        return CfnDeliveryStream.ProcessorProperty.builder()
                .type("Lambda")
                .parameters(List.of(
                        parameter("LambdaArn", transformArn),
                        parameter("RoleArn", ends.roles().deliver()),
                        parameter("NumberOfRetries", LAMBDA_RETRIES),
                        parameter("BufferSizeInMBs", LAMBDA_BUFFER_MEGABYTES),
                        parameter("BufferIntervalInSeconds", Integer.toString(settings.lambdaBufferSeconds()))))
                .build();
    }

    private static CfnDeliveryStream.ProcessorParameterProperty parameter(String name, String value) {
        return CfnDeliveryStream.ProcessorParameterProperty.builder()
                .parameterName(name)
                .parameterValue(value)
                .build();
    }

    private CfnDeliveryStream.BufferingHintsProperty buffer() {
        return CfnDeliveryStream.BufferingHintsProperty.builder()
                .sizeInMBs(settings.partitionBufferMegabytes())
                .intervalInSeconds(settings.partitionBufferSeconds())
                .build();
    }

    private CfnDeliveryStream.EncryptionConfigurationProperty encryption() {
        return CfnDeliveryStream.EncryptionConfigurationProperty.builder()
                .kmsEncryptionConfig(CfnDeliveryStream.KMSEncryptionConfigProperty.builder()
                        .awskmsKeyArn(ends.keys().archive().getAttrArn())
                        .build())
                .build();
    }

    private CfnDeliveryStream.CloudWatchLoggingOptionsProperty logging(String stream) {
        return CfnDeliveryStream.CloudWatchLoggingOptionsProperty.builder()
                .enabled(true)
                .logGroupName(logGroup)
                .logStreamName(stream)
                .build();
    }
}
