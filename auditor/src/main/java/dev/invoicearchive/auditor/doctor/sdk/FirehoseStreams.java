package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.DeliveryStreams;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;

/** Delivery streams, from Firehose. */
public final class FirehoseStreams implements DeliveryStreams {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public FirehoseStreams(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Delivery delivery(String name) {
        FirehoseClient client = clients.client(FirehoseClient.class, FirehoseClient::builder);
        DeliveryStreamDescription stream = Calls.ask(
                        "firehose:DescribeDeliveryStream",
                        () -> client.describeDeliveryStream(request -> request.deliveryStreamName(name)))
                .deliveryStreamDescription();
        ExtendedS3DestinationDescription to = stream.destinations().get(0).extendedS3DestinationDescription();
        return new Delivery(
                stream.deliveryStreamStatusAsString(),
                stream.deliveryStreamTypeAsString(),
                Optional.ofNullable(stream.deliveryStreamEncryptionConfiguration())
                        .map(DeliveryStreamEncryptionConfiguration::keyARN)
                        .orElse(""),
                destination(to),
                to.s3BackupDescription() == null ? null : backup(to.s3BackupDescription()));
    }

    private static Destination destination(ExtendedS3DestinationDescription to) {
        return new Destination(
                to.bucketARN(),
                text(to.prefix()),
                text(to.errorOutputPrefix()),
                text(to.fileExtension()),
                text(to.compressionFormatAsString()),
                megabytes(to.bufferingHints()),
                seconds(to.bufferingHints()),
                key(to.encryptionConfiguration()),
                to.dynamicPartitioningConfiguration() != null
                        && Boolean.TRUE.equals(
                                to.dynamicPartitioningConfiguration().enabled()),
                to.dataFormatConversionConfiguration() != null
                        && Boolean.TRUE.equals(
                                to.dataFormatConversionConfiguration().enabled()),
                processors(to.processingConfiguration()));
    }

    private static Destination backup(S3DestinationDescription to) {
        return new Destination(
                to.bucketARN(),
                text(to.prefix()),
                text(to.errorOutputPrefix()),
                "",
                text(to.compressionFormatAsString()),
                megabytes(to.bufferingHints()),
                seconds(to.bufferingHints()),
                key(to.encryptionConfiguration()),
                false,
                false,
                List.of());
    }

    private static List<Processor> processors(ProcessingConfiguration processing) {
        if (processing == null || !Boolean.TRUE.equals(processing.enabled())) {
            return List.of();
        }
        return processing.processors().stream()
                .map(processor -> new Processor(
                        processor.typeAsString(),
                        processor.parameters().stream()
                                .collect(Collectors.toMap(
                                        ProcessorParameter::parameterNameAsString,
                                        ProcessorParameter::parameterValue))))
                .toList();
    }

    private static int megabytes(BufferingHints hints) {
        return hints == null ? 0 : hints.sizeInMBs();
    }

    private static int seconds(BufferingHints hints) {
        return hints == null ? 0 : hints.intervalInSeconds();
    }

    private static String key(EncryptionConfiguration encryption) {
        return encryption == null || encryption.kmsEncryptionConfig() == null
                ? ""
                : text(encryption.kmsEncryptionConfig().awskmsKeyARN());
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
