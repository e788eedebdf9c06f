package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Statement;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.model.InvoiceTotalClaims;
import dev.invoicearchive.model.InvoiceTotals;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;

/** What the totals Lambda keeps: live totals, claims, and the queue of batches that it gave up. */
public final class TotalsTables extends Construct {
    private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;

    private final CfnTable totals;
    private final CfnTable claims;
    private final CfnQueue failures;

    /** Makes both tables and the queue. */
    public TotalsTables(Construct scope, String id, DeploymentSettings settings, Keys keys, Keeping keeping) {
        super(scope, id);
        Names names = new Names(settings);
        totals = Waiver.waive(
                keeping.keep(Tables.builder(this, "Live", settings, keys)
                        .tableName(names.totalsTable())
                        .attributeDefinitions(List.of(Tables.text(InvoiceTotals.INVOICE_NUMBER)))
                        .keySchema(Tables.key(InvoiceTotals.INVOICE_NUMBER))
                        .build()),
                Waivers.TABLE);
        claims = Waiver.waive(
                keeping.keep(Tables.builder(this, "Claims", settings, keys)
                        .tableName(names.claimsTable())
                        .attributeDefinitions(List.of(
                                Tables.text(InvoiceTotalClaims.INVOICE_NUMBER),
                                Tables.text(InvoiceTotalClaims.EVENT_ID)))
                        .keySchema(Tables.key(InvoiceTotalClaims.INVOICE_NUMBER, InvoiceTotalClaims.EVENT_ID))
                        .timeToLiveSpecification(Tables.expiry(InvoiceTotalClaims.EXPIRES_AT))
                        .build()),
                Waivers.TABLE);
        failures = Waiver.waive(
                keeping.keep(CfnQueue.Builder.create(this, "Failures")
                        .messageRetentionPeriod(FOURTEEN_DAYS)
                        .kmsMasterKeyId(keys.operations().getAttrArn())
                        .build()),
                Waiver.of(
                        "It is the last stop itself; its depth alarms.",
                        "ObserveTest.everythingThatMustAlarmDoes",
                        "AwsSolutions-SQS3",
                        "CT.SQS.PR.1"));
        CfnQueuePolicy.Builder.create(this, "FailuresPolicy")
                .queues(List.of(failures.getRef()))
                .policyDocument(Statement.document(List.of(Statement.deny("TlsOnly")
                        .everybody()
                        .actions("sqs:*")
                        .on(failures.getAttrArn())
                        .when("Bool", "aws:SecureTransport", "false"))))
                .build();
    }

    /** The table of totals. */
    public CfnTable totals() {
        return totals;
    }

    /** The table of claims. */
    public CfnTable claims() {
        return claims;
    }

    /** The queue. */
    public CfnQueue failures() {
        return failures;
    }
}
