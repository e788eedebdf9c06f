package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.model.Attributes;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.kinesis.CfnStream;
import software.constructs.Construct;

/**
 * The table of invoice transactions, its DynamoDB stream, and the Kinesis stream that it feeds. An existing table stays
 * its owner's: it is only named here, and its owner makes it feed the stream.
 */
public final class CaptureStage extends Construct {
    /** Seven days to mend what stands between table and archive, before the feed forgets. */
    private static final int FEED_RETENTION_HOURS = 168;

    private final CfnStream feed;
    private final String tableArn;
    private final String tableStreamArn;

    /** Makes the stream, and the table unless there is one. */
    public CaptureStage(Construct scope, String id, DeploymentSettings settings, Keys keys, Keeping keeping) {
        super(scope, id);
        feed = Waiver.waive(
                keeping.keep(CfnStream.Builder.create(this, "Feed")
                        .streamModeDetails(CfnStream.StreamModeDetailsProperty.builder()
                                .streamMode("ON_DEMAND")
                                .build())
                        .retentionPeriodHours(FEED_RETENTION_HOURS)
                        .streamEncryption(CfnStream.StreamEncryptionProperty.builder()
                                .encryptionType("KMS")
                                .keyId(keys.feed().getAttrArn())
                                .build())
                        .build()),
                Waiver.of(
                        "A key of our own costs more than aws/kinesis, and can be withheld from whoever is not named.",
                        "AccessTest.everyKeyNamesItsUsers",
                        "AwsSolutions-KDS3"));
        Optional<CfnTable> made = settings.existingTableArn().isPresent()
                ? Optional.empty()
                : Optional.of(table(settings, keys, keeping));
        tableArn = made.map(CfnTable::getAttrArn)
                .orElseGet(() -> settings.existingTableArn().orElseThrow());
        tableStreamArn = made.map(CfnTable::getAttrStreamArn)
                .orElseGet(() -> settings.existingTableStreamArn().orElseThrow());
    }

    /** The Kinesis stream. */
    public CfnStream feed() {
        return feed;
    }

    /** The table. */
    public String tableArn() {
        return tableArn;
    }

    /** Its DynamoDB stream. */
    public String tableStreamArn() {
        return tableStreamArn;
    }

    private CfnTable table(DeploymentSettings settings, Keys keys, Keeping keeping) {
        Attributes attributes = settings.archiveSettings().attributes();
        return Waiver.waive(
                keeping.keep(Tables.builder(this, "Transactions", settings, keys)
                        .tableName(new Names(settings).transactionsTable())
                        .attributeDefinitions(List.of(
                                Tables.text(attributes.invoiceNumber()), Tables.text(attributes.transactionId())))
                        .keySchema(Tables.key(attributes.invoiceNumber(), attributes.transactionId()))
                        .timeToLiveSpecification(Tables.expiry(attributes.expiresAt()))
                        .kinesisStreamSpecification(CfnTable.KinesisStreamSpecificationProperty.builder()
                                .streamArn(feed.getAttrArn())
                                .approximateCreationDateTimePrecision("MICROSECOND")
                                .build())
                        .streamSpecification(CfnTable.StreamSpecificationProperty.builder()
                                .streamViewType("NEW_AND_OLD_IMAGES")
                                .build())
                        .build()),
                Waivers.TABLE);
    }
}
