package dev.invoicearchive.infra;

import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.InvoiceTotalClaims;
import dev.invoicearchive.model.InvoiceTotals;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.ApproximateCreationDateTimePrecision;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.constructs.Construct;

/** The invoice table with its feed and its stream, and the two tables that the totals Lambda keeps. */
final class InvoiceTables extends Construct {
    /** Seven days to mend what stands between table and archive, before the feed forgets. */
    private static final Duration FEED_RETENTION = Duration.hours(168);

    InvoiceTables(Construct scope, String name, InfraSettings settings) {
        super(scope, name);
        Stream feed = Stream.Builder.create(this, "Feed")
                .streamMode(StreamMode.ON_DEMAND)
                .retentionPeriod(FEED_RETENTION)
                .encryption(StreamEncryption.MANAGED)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Attributes attributes = settings.archive().attributes();
        table("Transactions", settings.transactionsTable())
                .partitionKey(text(attributes.invoiceNumber()))
                .sortKey(text(attributes.transactionId()))
                .timeToLiveAttribute(attributes.expiresAt())
                .kinesisStream(feed)
                .kinesisPrecisionTimestamp(ApproximateCreationDateTimePrecision.MICROSECOND)
                .stream(StreamViewType.NEW_AND_OLD_IMAGES)
                .build();
        table("Totals", InvoiceTotals.TABLE)
                .partitionKey(text(InvoiceTotals.INVOICE_NUMBER))
                .build();
        table("Claims", InvoiceTotalClaims.TABLE)
                .partitionKey(text(InvoiceTotalClaims.INVOICE_NUMBER))
                .sortKey(text(InvoiceTotalClaims.EVENT_ID))
                .timeToLiveAttribute(InvoiceTotalClaims.EXPIRES_AT)
                .build();
    }

    private Table.Builder table(String id, String tableName) {
        return Table.Builder.create(this, id)
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
