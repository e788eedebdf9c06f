package dev.invoicearchive.lifecycle.cost.prices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that is billed, with the unit that is counted. */
public enum PriceKey {
    DYNAMODB_WRITE("write request unit"),
    DYNAMODB_STORAGE("GB-month"),
    DYNAMODB_RECOVERY("GB-month"),
    DYNAMODB_CAPTURE("change data capture unit"),
    KINESIS_STREAM("stream-hour"),
    KINESIS_IN("GB"),
    KINESIS_OUT("GB"),
    KINESIS_KEPT("GB-month"),
    KINESIS_SHARD("shard-hour"),
    KINESIS_PAYLOAD("payload unit"),
    KINESIS_SHARD_KEPT("shard-hour"),
    FIREHOSE_IN("GB"),
    FIREHOSE_PARTITIONED("GB"),
    FIREHOSE_OBJECT("object"),
    LAMBDA_REQUEST("request"),
    LAMBDA_TIME("GB-second"),
    STEP_FUNCTIONS_TRANSITION("transition"),
    S3_STANDARD("GB-month"),
    S3_STANDARD_IA("GB-month"),
    S3_GLACIER_IR("GB-month"),
    S3_GLACIER("GB-month"),
    S3_DEEP_ARCHIVE("GB-month"),
    S3_WRITE("request"),
    S3_READ("request"),
    S3_READ_STANDARD_IA("request"),
    S3_READ_GLACIER_IR("request"),
    S3_RETRIEVED_STANDARD_IA("GB"),
    S3_RETRIEVED_GLACIER_IR("GB"),
    S3_TO_STANDARD_IA("request"),
    S3_TO_GLACIER_IR("request"),
    S3_TO_GLACIER("request"),
    S3_TO_DEEP_ARCHIVE("request"),
    RESTORE_GLACIER_EXPEDITED_REQUEST("request"),
    RESTORE_GLACIER_EXPEDITED("GB"),
    RESTORE_GLACIER_STANDARD_REQUEST("request"),
    RESTORE_GLACIER_STANDARD("GB"),
    RESTORE_GLACIER_BULK_REQUEST("request"),
    RESTORE_GLACIER_BULK("GB"),
    RESTORE_DEEP_ARCHIVE_STANDARD_REQUEST("request"),
    RESTORE_DEEP_ARCHIVE_STANDARD("GB"),
    RESTORE_DEEP_ARCHIVE_BULK_REQUEST("request"),
    RESTORE_DEEP_ARCHIVE_BULK("GB"),
    TRANSFER_TO_REGION("GB"),
    KMS_KEY("key-month"),
    KMS_KEY_VERSION("version-month"),
    KMS_REQUEST("request"),
    KMS_SIGNATURE("request"),
    CLOUDTRAIL_EVENT("event"),
    EVENTBRIDGE_EVENT("event"),
    CLOUDWATCH_ALARM("metric-month"),
    CLOUDWATCH_METRIC("metric-month"),
    CLOUDWATCH_DASHBOARD("dashboard-month"),
    LOGS_IN("GB"),
    LOGS_KEPT("GB-month"),
    SNS_EMAIL("message"),
    SQS_REQUEST("request"),
    ATHENA_SCANNED("TB"),
    GLUE_OBJECT("object-month"),
    GLUE_REQUEST("request"),
    QUICKSIGHT_READER("user-month"),
    QUICKSIGHT_AUTHOR("user-month");

    private final String unit;

    PriceKey(String unit) {
        this.unit = unit;
    }

    /** What is counted, such as {@code GB-month}. */
    public String unit() {
        return unit;
    }

    /** The name in a price file, such as {@code s3-glacier-ir}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of that name, if there is one. */
    static Optional<PriceKey> named(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
