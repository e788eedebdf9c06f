package dev.invoicearchive.infra.access;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.kms.CfnKey;
import software.constructs.Construct;

/**
 * The customer-managed keys. Each names in its own policy who may use it; the account's administrators may look after a
 * key, but not use it. In prod nobody but the break-glass role may disable or delete one: what it encrypts would be gone.
 */
public final class Keys extends Construct {
    private static final String[] READ = {"kms:Decrypt"};
    private static final String[] WRITE = {"kms:GenerateDataKey", "kms:Decrypt"};

    private final DeploymentSettings settings;
    private final CfnKey archive;
    private final CfnKey feed;
    private final CfnKey tables;
    private final CfnKey query;
    private final CfnKey operations;
    private final CfnKey signing;
    private final CfnKey exportSigning;

    /** The keys of a deployment. */
    public Keys(Construct scope, String id, DeploymentSettings settings, Roles roles) {
        super(scope, id);
        this.settings = settings;
        archive = encryption("Archive", "The archived objects.", archiveStatements(roles));
        feed = encryption(
                "Feed", "Changes on their way: the Kinesis stream and the direct stream.", feedStatements(roles));
        tables = encryption("Tables", "The tables of transactions, totals and claims.", tablesStatements());
        query = encryption("Query", "Results of queries, the sealer's work area, exports.", queryStatements(roles));
        operations = encryption(
                "Operations", "Logs, the audit trail, alarms, the queue of failures.", operationsStatements(roles));
        signing = signing("Signing", "Signs manifests.", roles.seal(), roles);
        exportSigning = signing("ExportSigning", "Signs exports.", roles.operate(), roles);
    }

    /** Of the archive bucket. */
    public CfnKey archive() {
        return archive;
    }

    /** Of the feed. */
    public CfnKey feed() {
        return feed;
    }

    /** Of the tables. */
    public CfnKey tables() {
        return tables;
    }

    /** Of results, work area and exports. */
    public CfnKey query() {
        return query;
    }

    /** Of logs, trail, topic and queue. */
    public CfnKey operations() {
        return operations;
    }

    /** That signs manifests. */
    public CfnKey signing() {
        return signing;
    }

    /** That signs exports. */
    public CfnKey exportSigning() {
        return exportSigning;
    }

    /** All of them. */
    public List<CfnKey> all() {
        return List.of(archive, feed, tables, query, operations, signing, exportSigning);
    }

    private static List<Statement> archiveStatements(Roles roles) {
        List<String> readers = new ArrayList<>(List.of(roles.audit(), roles.operate()));
        roles.replicate().ifPresent(readers::add);
        return List.of(
                use("Write", List.of(roles.deliver(), roles.seal()), WRITE)
                        .when("StringEquals", "kms:ViaService", Arns.via("s3")),
                use("Read", readers, READ).when("StringEquals", "kms:ViaService", Arns.via("s3")));
    }

    /**
     * DynamoDB's service-linked role writes through Kinesis; it may not exist before the first table feeds a stream, so
     * the account stands for it and its own policy decides. Since April 2026, who puts records into a delivery stream
     * with a customer-managed key needs both permissions; the grant is Firehose's own, made with the stream.
     */
    private static List<Statement> feedStatements(Roles roles) {
        return List.of(
                use("FeedTheStream", List.of(Arns.account()), "kms:GenerateDataKey", "kms:DescribeKey")
                        .when("StringEquals", "kms:ViaService", Arns.via("kinesis"))
                        .when("StringEquals", "kms:CallerAccount", Aws.ACCOUNT_ID),
                use("ReadTheStream", List.of(roles.deliver()), READ)
                        .when("StringEquals", "kms:ViaService", Arns.via("kinesis")),
                use("PutDirectly", List.of(roles.operate()), WRITE),
                use("GrantToFirehose", List.of(Arns.account()), "kms:CreateGrant")
                        .when("StringEquals", "kms:ViaService", Arns.via("firehose"))
                        .when("Bool", "kms:GrantIsForAWSResource", "true"));
    }

    /** Who writes to the table is not the archive's business: the account's policies decide, through DynamoDB only. */
    private static List<Statement> tablesStatements() {
        return List.of(
                use(
                                "UseThroughDynamoDb",
                                List.of(Arns.account()),
                                "kms:Encrypt",
                                "kms:Decrypt",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo",
                                "kms:GenerateDataKey",
                                "kms:GenerateDataKeyWithoutPlaintext",
                                "kms:DescribeKey")
                        .when("StringEquals", "kms:ViaService", Arns.via("dynamodb"))
                        .when("StringEquals", "kms:CallerAccount", Aws.ACCOUNT_ID),
                use("GrantToDynamoDb", List.of(Arns.account()), "kms:CreateGrant")
                        .when("StringEquals", "kms:ViaService", Arns.via("dynamodb"))
                        .when("Bool", "kms:GrantIsForAWSResource", "true"));
    }

    private static List<Statement> queryStatements(Roles roles) {
        return List.of(use("Use", List.of(roles.audit(), roles.seal(), roles.operate()), WRITE)
                .when("StringEquals", "kms:ViaService", Arns.via("s3")));
    }

    private List<Statement> operationsStatements(Roles roles) {
        Names names = new Names(settings);
        return List.of(
                Statement.allow("Logs")
                        .service("logs." + Aws.REGION + ".amazonaws.com")
                        .actions(
                                "kms:Encrypt",
                                "kms:Decrypt",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo",
                                "kms:GenerateDataKey",
                                "kms:DescribeKey")
                        .on("*")
                        .when(
                                "ArnLike",
                                "kms:EncryptionContext:aws:logs:arn",
                                List.of(
                                        Arns.of("logs", "log-group:/aws/lambda/" + settings.deployment() + "-*"),
                                        Arns.of("logs", "log-group:" + names.deliveryLogGroup()),
                                        Arns.of("logs", "log-group:" + names.sealMachineLogGroup()))),
                // Neither is known to name the account here; the topic's own policy says who may publish.
                Statement.allow("Notices")
                        .service("cloudwatch.amazonaws.com", "events.amazonaws.com")
                        .actions(WRITE)
                        .on("*"),
                Statement.allow("Trail")
                        .service("cloudtrail.amazonaws.com")
                        .actions("kms:GenerateDataKey", "kms:DescribeKey")
                        .on("*")
                        .when("StringEquals", "aws:SourceArn", Arns.of("cloudtrail", "trail/" + names.trail())),
                use("SendFailures", List.of(roles.totals()), WRITE)
                        .when("StringEquals", "kms:ViaService", Arns.via("sqs")),
                use("ReadTrailAndFailures", List.of(roles.audit(), roles.operate()), READ)
                        .when("StringEquals", "kms:ViaService", List.of(Arns.via("s3"), Arns.via("sqs"))));
    }

    private static Statement use(String sid, List<String> principals, String... actions) {
        return Statement.allow(sid).principals(principals).actions(actions).on("*");
    }

    private CfnKey encryption(String id, String description, List<Statement> users) {
        return key(id, description, users).enableKeyRotation(true).build();
    }

    private CfnKey signing(String id, String description, String signer, Roles roles) {
        CfnKey key = key(
                        id,
                        description,
                        List.of(
                                use("Sign", List.of(signer), "kms:Sign"),
                                use(
                                        "Verify",
                                        List.of(roles.seal(), roles.audit(), roles.operate()),
                                        "kms:GetPublicKey",
                                        "kms:DescribeKey",
                                        "kms:Verify"),
                                Statement.deny("NobodyElseSigns")
                                        .everybody()
                                        .actions("kms:Sign", "kms:CreateGrant")
                                        .on("*")
                                        .when("ArnNotEquals", "aws:PrincipalArn", signer)))
                .keySpec("ECC_NIST_P256")
                .keyUsage("SIGN_VERIFY")
                .build();
        return key;
    }

    private CfnKey.Builder key(String id, String description, List<Statement> users) {
        return KeyBase.builder(this, id, settings, description, users);
    }
}
