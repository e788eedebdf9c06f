package dev.invoicearchive.auditor.trial.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.trial.TrialDeliveries;
import dev.invoicearchive.model.ObjectKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;

/** Delivery streams, in Firehose; set up as infra's are, without their key. */
public final class FirehoseTrialDeliveries implements TrialDeliveries {
    private static final String KEY = "!{partitionKeyFromLambda:";
    private static final String PREFIX =
            ObjectKeys.DELIVERED + KEY + "year}/" + KEY + "month}/" + KEY + "day}/" + KEY + "hour}/" + KEY + "token}-";
    private static final String ERROR_PREFIX = ObjectKeys.ERRORS + "!{firehose:error-output-type}/";
    private static final BufferingHints BUFFER =
            BufferingHints.builder().sizeInMBs(64).intervalInSeconds(60).build();

    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public FirehoseTrialDeliveries(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean create(Plan plan) {
        CreateDeliveryStreamRequest request = CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(plan.name())
                .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                .extendedS3DestinationConfiguration(destination(plan))
                .build();
        return Calls.ask("firehose:CreateDeliveryStream", () -> {
            try {
                client().createDeliveryStream(request);
                return true;
            } catch (InvalidArgumentException e) {
                if (String.valueOf(e.awsErrorDetails().errorMessage()).contains("assume")) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public String status(String name) {
        return Calls.ask("firehose:DescribeDeliveryStream", () -> client().describeDeliveryStream(
                                request -> request.deliveryStreamName(name)))
                .deliveryStreamDescription()
                .deliveryStreamStatusAsString();
    }

    @Override
    public List<byte[]> put(String name, List<byte[]> records) {
        PutRecordBatchResponse answer = Calls.ask(
                "firehose:PutRecordBatch", () -> client().putRecordBatch(request -> request.deliveryStreamName(name)
                        .records(records.stream()
                                .map(record -> Record.builder()
                                        .data(SdkBytes.fromByteArray(record))
                                        .build())
                                .toList())));
        List<byte[]> refused = new ArrayList<>();
        for (int place = 0; place < answer.requestResponses().size(); place++) {
            if (answer.requestResponses().get(place).errorCode() != null) {
                refused.add(records.get(place));
            }
        }
        return refused;
    }

    @Override
    public void delete(String name) {
        Calls.ask("firehose:DeleteDeliveryStream", () -> client().deleteDeliveryStream(
                        request -> request.deliveryStreamName(name)));
    }

    private static ExtendedS3DestinationConfiguration destination(Plan plan) {
        String bucket = "arn:" + plan.roleArn().split(":", 3)[1] + ":s3:::" + plan.bucket();
        return ExtendedS3DestinationConfiguration.builder()
                .bucketARN(bucket)
                .roleARN(plan.roleArn())
                .prefix(PREFIX)
                .errorOutputPrefix(ERROR_PREFIX)
                .fileExtension(".parquet")
                .compressionFormat(CompressionFormat.UNCOMPRESSED)
                .bufferingHints(BUFFER)
                .dynamicPartitioningConfiguration(partitioning -> partitioning.enabled(true))
                .processingConfiguration(processing -> processing.enabled(true).processors(transform(plan)))
                .s3BackupMode(S3BackupMode.ENABLED)
                .s3BackupConfiguration(backup -> backup.bucketARN(bucket)
                        .roleARN(plan.roleArn())
                        .prefix(ObjectKeys.SOURCE)
                        .errorOutputPrefix(ERROR_PREFIX)
                        .compressionFormat(CompressionFormat.GZIP)
                        .bufferingHints(BUFFER))
                .build();
    }

    private static Processor transform(Plan plan) {
        Map<ProcessorParameterName, String> parameters = Map.of(
                ProcessorParameterName.LAMBDA_ARN, plan.functionArn(),
                ProcessorParameterName.ROLE_ARN, plan.roleArn(),
                ProcessorParameterName.NUMBER_OF_RETRIES, "3",
                ProcessorParameterName.BUFFER_SIZE_IN_M_BS, "1",
                ProcessorParameterName.BUFFER_INTERVAL_IN_SECONDS, "60");
        return Processor.builder()
                .type(ProcessorType.LAMBDA)
                .parameters(parameters.entrySet().stream()
                        .map(parameter -> ProcessorParameter.builder()
                                .parameterName(parameter.getKey())
                                .parameterValue(parameter.getValue())
                                .build())
                        .toList())
                .build();
    }

    private FirehoseClient client() {
        return clients.client(FirehoseClient.class, FirehoseClient::builder);
    }
}
