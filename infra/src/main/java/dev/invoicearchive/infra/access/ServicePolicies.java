package dev.invoicearchive.infra.access;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.model.ObjectKeys;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;

/** What services and functions may do. */
final class ServicePolicies {
    private final DeploymentSettings settings;
    private final Names names;
    private final Holdings at;

    ServicePolicies(DeploymentSettings settings, Holdings at) {
        this.settings = settings;
        this.names = new Names(settings);
        this.at = at;
    }

    /** Firehose: no reading back, no deleting, no locking. */
    List<Statement> deliver() {
        return List.of(
                Statement.allow("ReadTheFeed")
                        .actions(
                                "kinesis:DescribeStream",
                                "kinesis:GetShardIterator",
                                "kinesis:GetRecords",
                                "kinesis:ListShards")
                        .on(at.feed()),
                Statement.allow("CallTheTransform")
                        .actions("lambda:InvokeFunction", "lambda:GetFunctionConfiguration")
                        .on(Arns.of("lambda", "function:" + names.transform() + ":" + Names.ALIAS)),
                Statement.allow("WriteThreeZones")
                        .actions("s3:PutObject", "s3:AbortMultipartUpload")
                        .on(zone(ObjectKeys.DELIVERED), zone(ObjectKeys.SOURCE), zone(ObjectKeys.ERRORS)),
                Statement.allow("FindTheBucket")
                        .actions("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
                        .on(at.archive()),
                Statement.allow("Log")
                        .actions("logs:PutLogEvents")
                        .on(Arns.of("logs", "log-group:" + names.deliveryLogGroup() + ":log-stream:*")));
    }

    /** The transform: Firehose gives it everything, and takes everything back. */
    List<Statement> transform() {
        return List.of(log(names.transform()));
    }

    /** The totals Lambda. */
    List<Statement> totals() {
        List<Statement> all = new ArrayList<>(List.of(
                log(names.totals()),
                Statement.allow("ReadTheTablesStream")
                        .actions("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")
                        .on(at.tableStream()),
                // It names no stream, so there is nothing narrower to allow it on.
                Statement.allow("FindTheTablesStream")
                        .actions("dynamodb:ListStreams")
                        .on("*"),
                Statement.allow("KeepTotals")
                        .actions("dynamodb:GetItem", "dynamodb:UpdateItem")
                        .on(at.totals()),
                Statement.allow("KeepClaims").actions("dynamodb:PutItem").on(at.claims()),
                Statement.allow("SendFailures").actions("sqs:SendMessage").on(at.failures())));
        all.add(tables());
        return all;
    }

    /** The state machine. What logs and traces are delivered by has no resource to be allowed on. */
    List<Statement> conduct() {
        return List.of(
                Statement.allow("CallTheSealer")
                        .actions("lambda:InvokeFunction")
                        .on(Arns.of("lambda", "function:" + names.seal() + ":" + Names.ALIAS)),
                Statement.allow("Log")
                        .actions(
                                "logs:CreateLogDelivery",
                                "logs:GetLogDelivery",
                                "logs:UpdateLogDelivery",
                                "logs:DeleteLogDelivery",
                                "logs:ListLogDeliveries",
                                "logs:PutResourcePolicy",
                                "logs:DescribeResourcePolicies",
                                "logs:DescribeLogGroups")
                        .on("*"),
                Statement.allow("Trace")
                        .actions(
                                "xray:PutTraceSegments",
                                "xray:PutTelemetryRecords",
                                "xray:GetSamplingRules",
                                "xray:GetSamplingTargets")
                        .on("*"));
    }

    /** The daily rule. */
    List<Statement> start() {
        return List.of(Statement.allow("StartTheSeal")
                .actions("states:StartExecution")
                .on(Arns.of("states", "stateMachine:" + names.sealMachine())));
    }

    /** S3's replication: copies, never deletes. */
    List<Statement> replicate() {
        return List.of(
                Statement.allow("ReadTheRule")
                        .actions("s3:GetReplicationConfiguration", "s3:ListBucket")
                        .on(at.archive()),
                Statement.allow("ReadWithLocks")
                        .actions(
                                "s3:GetObjectVersionForReplication",
                                "s3:GetObjectVersionAcl",
                                "s3:GetObjectVersionTagging",
                                "s3:GetObjectRetention",
                                "s3:GetObjectLegalHold")
                        .on(at.archive() + "/*"),
                Statement.allow("WriteTheCopy")
                        .actions("s3:ReplicateObject", "s3:ReplicateTags")
                        .on(settings.replicaBucketArn().orElseThrow() + "/*"),
                Statement.allow("EncryptTheCopy")
                        .actions("kms:Encrypt", "kms:GenerateDataKey")
                        .on(settings.replicaKeyArn().orElseThrow()));
    }

    /** The key of the tables leaves it to the account's policies who may use it, through DynamoDB. */
    private Statement tables() {
        List<String> keys = new ArrayList<>(List.of(at.tablesKey()));
        settings.existingTableKeyArn().ifPresent(keys::add);
        return Statement.allow("DecryptTables")
                .actions("kms:Decrypt")
                .on(keys)
                .when("StringEquals", "kms:ViaService", Arns.via("dynamodb"))
                .when("StringEquals", "kms:CallerAccount", Aws.ACCOUNT_ID);
    }

    private Statement log(String function) {
        return Statement.allow("Log")
                .actions("logs:CreateLogStream", "logs:PutLogEvents")
                .on(Arns.of("logs", "log-group:" + names.functionLogGroup(function) + ":log-stream:*"));
    }

    private String zone(String prefix) {
        return at.archive() + "/" + prefix + "*";
    }
}
