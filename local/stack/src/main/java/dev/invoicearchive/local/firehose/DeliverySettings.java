package dev.invoicearchive.local.firehose;

import java.time.Duration;

/**
 * The settings of a delivery stream with dynamic partitioning.
 *
 * @param streamName begins the object's own part of its name
 * @param source where its records come from
 * @param prefix where objects go; may name keys from the Lambda
 * @param sourcePrefix where untransformed records go
 * @param errorPrefix where failed records go; names the kind of error
 * @param fileExtension ends an object's name
 * @param lambdaBufferBytes the Lambda is called when so much has gathered
 * @param lambdaBufferInterval or when so long has passed
 * @param partitionBufferBytes an object is written when so much has gathered for one prefix
 * @param partitionBufferInterval or when so long has passed
 * @param activePartitionsMax more prefixes than this are never open at once; what is over goes to the errors
 * @param lambdaRetries how often a call that failed is repeated
 */
public record DeliverySettings(
        String streamName,
        Source source,
        PrefixTemplate prefix,
        PrefixTemplate sourcePrefix,
        PrefixTemplate errorPrefix,
        String fileExtension,
        int lambdaBufferBytes,
        Duration lambdaBufferInterval,
        long partitionBufferBytes,
        Duration partitionBufferInterval,
        int activePartitionsMax,
        int lambdaRetries) {

    /** What the archive deploys: the smallest buffers that dynamic partitioning allows. */
    public static final DeliverySettings ARCHIVE = new DeliverySettings(
            "invoice-archive",
            Source.KINESIS_STREAM,
            new PrefixTemplate("Invoice/!{partitionKeyFromLambda:year}/!{partitionKeyFromLambda:month}"
                    + "/!{partitionKeyFromLambda:day}/!{partitionKeyFromLambda:hour}/!{partitionKeyFromLambda:token}-"),
            new PrefixTemplate("source/!{timestamp:yyyy/MM/dd/HH}/"),
            new PrefixTemplate("errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/"),
            ".parquet",
            1024 * 1024,
            Duration.ofSeconds(60),
            64L * 1024 * 1024,
            Duration.ofSeconds(60),
            500,
            3);

    /** Where a delivery stream's records come from. */
    public enum Source {
        /** A Kinesis stream, which names itself to the transform. */
        KINESIS_STREAM,
        /** Whoever calls {@code PutRecord}. */
        DIRECT_PUT
    }

    /** The same settings for a delivery stream into which records are put directly. */
    public DeliverySettings asDirectPut(String name) {
        return new DeliverySettings(
                name,
                Source.DIRECT_PUT,
                prefix,
                sourcePrefix,
                errorPrefix,
                fileExtension,
                lambdaBufferBytes,
                lambdaBufferInterval,
                partitionBufferBytes,
                partitionBufferInterval,
                activePartitionsMax,
                lambdaRetries);
    }
}
