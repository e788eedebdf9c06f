package dev.invoicearchive.infra.access;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import dev.invoicearchive.model.ObjectKeys;
import java.util.ArrayList;
import java.util.List;

/** What the sealer, auditors and operators may do. */
final class PeoplePolicies {
    private static final String[] ASK = {
        "athena:StartQueryExecution",
        "athena:StopQueryExecution",
        "athena:GetQueryExecution",
        "athena:GetQueryResults",
        "athena:GetWorkGroup",
        "athena:ListQueryExecutions"
    };
    private static final String[] READ_CATALOG = {
        "glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions"
    };
    private static final String[] WRITE_CATALOG = {
        "glue:CreateTable", "glue:UpdateTable", "glue:DeleteTable", "glue:BatchCreatePartition"
    };
    private static final String[] READ_OBJECTS = {
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:GetObjectAttributes",
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold"
    };
    private static final String[] LIST_OBJECTS = {"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"};
    /** What Athena asks of whoever it writes results for: Athena User Guide, "Access to Amazon S3". */
    private static final String[] USE_RESULTS = {
        "s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"
    };

    private static final String[] LIST_RESULTS = {
        "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"
    };

    private final DeploymentSettings settings;
    private final Names names;
    private final Keys keys;
    private final Holdings at;

    PeoplePolicies(DeploymentSettings settings, Keys keys, Holdings at) {
        this.settings = settings;
        this.names = new Names(settings);
        this.keys = keys;
        this.at = at;
    }

    /** Reads every zone; writes its own; locks everything, and holds what an open hold is about; never deletes. */
    List<Statement> seal() {
        List<Statement> all = new ArrayList<>(reading(names.systemWorkGroup(), at.work()));
        all.add(Statement.allow("WriteOwnZones")
                .actions("s3:PutObject", "s3:AbortMultipartUpload")
                .on(ownZones()));
        all.add(Statement.allow("Lock")
                .actions("s3:PutObjectRetention", "s3:PutObjectLegalHold")
                .on(at.archive() + "/*"));
        all.add(Statement.allow("ReadWorkFiles").actions("s3:GetObjectVersion").on(at.work() + "/*"));
        all.add(catalog("MakeTablesAndViews", WRITE_CATALOG));
        all.add(Statement.allow("Log")
                .actions("logs:CreateLogStream", "logs:PutLogEvents")
                .on(Arns.of("logs", "log-group:" + names.functionLogGroup(names.seal()) + ":log-stream:*")));
        return all;
    }

    /** Asks, and reads what it asked; the public half of the keys; the live totals to compare with. */
    List<Statement> audit() {
        List<Statement> all = new ArrayList<>(reading(names.auditorsWorkGroup(), at.results()));
        all.add(readTrail());
        all.add(Statement.allow("CompareTotals")
                .actions("dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan")
                .on(at.totals()));
        all.add(decryptTables());
        return all;
    }

    /** Replays through the direct stream, restores, holds, exports, deploys views, looks after what failed. */
    List<Statement> operate() {
        List<Statement> all = new ArrayList<>(reading(names.systemWorkGroup(), at.work()));
        all.add(readTrail());
        all.add(catalog("MakeTablesAndViews", WRITE_CATALOG));
        all.add(Statement.allow("Replay")
                .actions("firehose:PutRecord", "firehose:PutRecordBatch", "firehose:DescribeDeliveryStream")
                .on(Arns.of("firehose", "deliverystream/" + names.directStream())));
        all.add(Statement.allow("RestoreAndHold")
                .actions("s3:RestoreObject", "s3:PutObjectLegalHold")
                .on(at.archive() + "/*"));
        all.add(Statement.allow("RegisterHolds")
                .actions("s3:PutObject", "s3:PutObjectRetention")
                .on(at.archive() + "/" + ObjectKeys.HOLDS + "*"));
        all.add(Statement.allow("Export").actions(USE_RESULTS).on(at.exports() + "/*"));
        all.add(Statement.allow("ListExports").actions(LIST_OBJECTS).on(at.exports()));
        all.add(Statement.allow("LookAfterFailures")
                .actions("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
                .on(at.failures()));
        all.add(Statement.allow("RebuildTotals")
                .actions("dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem")
                .on(at.totals(), at.claims()));
        all.add(Statement.allow("ReconcileWithTheTable")
                .actions("dynamodb:DescribeTable", "dynamodb:Query", "dynamodb:Scan")
                .on(at.table()));
        all.add(decryptTables());
        if (!settings.isProd()) {
            all.add(Statement.allow("EmptyATrialBucket")
                    .actions("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention")
                    .on(at.archive() + "/*"));
        }
        return all;
    }

    private List<Statement> reading(String workGroup, String resultBucket) {
        return List.of(
                Statement.allow("Ask").actions(ASK).on(Arns.of("athena", "workgroup/" + workGroup)),
                catalog("ReadTheCatalog", READ_CATALOG),
                // Athena looks for the database of this name before any other.
                Statement.allow("FindTheDefaultDatabase")
                        .actions("glue:GetDatabase")
                        .on(Arns.of("glue", "catalog"), Arns.of("glue", "database/default")),
                Statement.allow("ReadTheArchive").actions(READ_OBJECTS).on(at.archive() + "/*"),
                Statement.allow("ListTheArchive").actions(LIST_OBJECTS).on(at.archive()),
                Statement.allow("UseResults").actions(USE_RESULTS).on(resultBucket + "/*"),
                Statement.allow("ListResults").actions(LIST_RESULTS).on(resultBucket),
                Statement.allow("Verify")
                        .actions("kms:GetPublicKey", "kms:DescribeKey")
                        .on(keys.signing().getAttrArn(), keys.exportSigning().getAttrArn()));
    }

    private Statement catalog(String sid, String... actions) {
        return Statement.allow(sid)
                .actions(actions)
                .on(
                        Arns.of("glue", "catalog"),
                        Arns.of("glue", "database/" + names.database()),
                        Arns.of("glue", "table/" + names.database() + "/*"));
    }

    private Statement readTrail() {
        return Statement.allow("ReadTheTrail")
                .actions("s3:GetObject", "s3:GetBucketLocation", "s3:ListBucket")
                .on(at.trail(), at.trail() + "/*");
    }

    private Statement decryptTables() {
        List<String> tableKeys = new ArrayList<>(List.of(at.tablesKey()));
        settings.existingTableKeyArn().ifPresent(tableKeys::add);
        return Statement.allow("DecryptTables")
                .actions("kms:Decrypt")
                .on(tableKeys)
                .when("StringEquals", "kms:ViaService", Arns.via("dynamodb"));
    }

    private List<String> ownZones() {
        List<String> ofFirehose = List.of(ObjectKeys.DELIVERED, ObjectKeys.SOURCE, ObjectKeys.ERRORS);
        return settings.rules().zones().stream()
                .map(ZoneRules::prefix)
                .filter(prefix -> !ofFirehose.contains(prefix))
                .map(prefix -> at.archive() + "/" + prefix + "*")
                .toList();
    }
}
