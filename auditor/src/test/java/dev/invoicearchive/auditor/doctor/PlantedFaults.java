package dev.invoicearchive.auditor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Faults in an account of the prod templates, each with the one line that must find it. */
final class PlantedFaults {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String DELIVERY = "AWS::KinesisFirehose::DeliveryStream";

    private PlantedFaults() {}

    static Stream<Object[]> all() {
        return Stream.of(table(), delivery(), functions(), bucket(), policies(), rest())
                .flatMap(group -> group);
    }

    private static Stream<Object[]> table() {
        return Stream.of(
                fault("table stream", TABLE, "/StreamSpecification", "StreamViewType", "NEW_IMAGE"),
                fault("expiry attribute", TABLE, "/TimeToLiveSpecification", "AttributeName", "Other"),
                fault(
                        "recovery of the table to any second",
                        TABLE,
                        "/PointInTimeRecoverySpecification",
                        "PointInTimeRecoveryEnabled",
                        false),
                fault("deletion protection of the table", TABLE, "", "DeletionProtectionEnabled", false),
                fault(
                        "feed of the table",
                        TABLE,
                        "/KinesisStreamSpecification",
                        "ApproximateCreationDateTimePrecision",
                        "MILLISECOND"),
                fault("feed keeps records for", "AWS::Kinesis::Stream", "", "RetentionPeriodHours", 24),
                fault("feed encryption", "AWS::Kinesis::Stream", "/StreamEncryption", "KeyId", "alias/aws/kinesis"));
    }

    private static Stream<Object[]> delivery() {
        return Stream.of(
                delivery("layout of invoice-archive-direct", "", "Prefix", "Invoice/!{partitionKeyFromLambda:hour}/"),
                delivery(
                        "partitioning of invoice-archive-direct",
                        "/DynamicPartitioningConfiguration",
                        "Enabled",
                        false),
                delivery("whole files from invoice-archive-direct", "", "CompressionFormat", "GZIP"),
                delivery("buffer of invoice-archive-direct", "/BufferingHints", "SizeInMBs", 5),
                delivery(
                        "backup of invoice-archive-direct",
                        "/S3BackupConfiguration",
                        "CompressionFormat",
                        "UNCOMPRESSED"),
                delivery("bucket and key of invoice-archive-direct", "", "BucketARN", "arn:aws:s3:::elsewhere"),
                planted("transform of invoice-archive-direct", account -> ((ObjectNode)
                                direct(account)
                                        .at(
                                                "/ExtendedS3DestinationConfiguration/ProcessingConfiguration/Processors/0/Parameters/0"))
                        .put("ParameterValue", "arn:aws:lambda:eu-central-1:111122223333:function:other")),
                planted("encryption of invoice-archive-direct", account -> direct(account)
                        .remove("DeliveryStreamEncryptionConfigurationInput")));
    }

    private static Stream<Object[]> functions() {
        return Stream.of(
                planted("alias live of invoice-archive-transform", account -> account.templates()
                        .all("AWS::Lambda::Alias")
                        .get(0)
                        .put("FunctionVersion", "$LATEST")),
                fault("reader of the totals", "AWS::Lambda::EventSourceMapping", "", "Enabled", false),
                fault(
                        "failed batches of the totals",
                        "AWS::Lambda::EventSourceMapping",
                        "",
                        "BisectBatchOnFunctionError",
                        false),
                fault(
                        "the totals give a batch up",
                        "AWS::Lambda::EventSourceMapping",
                        "",
                        "MaximumRecordAgeInSeconds",
                        -1));
    }

    private static Stream<Object[]> bucket() {
        return Stream.of(
                bucket("versions in the archive bucket", "/VersioningConfiguration", "Status", "Suspended"),
                bucket("Object Lock of the archive bucket", "", "ObjectLockEnabled", false),
                bucket(
                        "public access to the archive bucket",
                        "/PublicAccessBlockConfiguration",
                        "BlockPublicPolicy",
                        false),
                bucket("tiers of the archive bucket", "/LifecycleConfiguration/Rules/0", "ObjectSizeGreaterThan", "0"),
                bucket(
                        "tiers of the archive bucket",
                        "/LifecycleConfiguration/Rules/0/Transitions/0",
                        "TransitionInDays",
                        1),
                planted("default retention of the archive bucket", account -> archiveBucket(account)
                        .putObject("ObjectLockConfiguration")
                        .putObject("Rule")
                        .putObject("DefaultRetention")
                        .put("Mode", "GOVERNANCE")
                        .put("Days", 1)));
    }

    private static Stream<Object[]> policies() {
        return Stream.of(
                statement("bucket policy, anything without TLS", "ArchivePolicy", "TlsOnly"),
                statement("bucket policy, locking by others than the sealer", "ArchivePolicy", "OnlyTheSealerLocks"),
                statement("bucket policy, locking in another mode", "ArchivePolicy", "NobodyLocksOtherwise"),
                statement("bucket policy, bypassing a lock", "ArchivePolicy", "NobodyBypassesALock"),
                statement("bucket policy, writing delivered objects", "ArchivePolicy", "OnlyFirehoseDelivers"),
                statement("bucket policy, writing sealed objects", "ArchivePolicy", "OnlyTheSealerSeals"),
                statement("policy of key Feed, callers of PutRecord", "KeysFeed", "PutDirectly"),
                statement("policy of key Feed, the table's feed", "KeysFeed", "FeedTheStream"),
                statement("policy of key Archive, writing", "KeysArchive", "Write"),
                statement("policy of key Signing, signing by others", "KeysSigning", "NobodyElseSigns"),
                statement("policy of key Query, taking it away", "KeysQuery", "NobodyTakesItAway"));
    }

    private static Stream<Object[]> rest() {
        return Stream.of(
                planted("policy of key Tables, others", account -> key(account, "Tables")
                        .withObject("/KeyPolicy")
                        .withArray("Statement")
                        .addObject()
                        .put("Effect", "Allow")
                        .put("Action", "kms:*")
                        .put("Resource", "*")
                        .putObject("Principal")
                        .put("AWS", "arn:aws:iam::111122223333:root")),
                planted("key Archive", account -> key(account, "Archive").put("Enabled", false)),
                planted("yearly renewal of key Archive", account -> key(account, "Archive")
                        .put("EnableKeyRotation", false)),
                planted("workgroup invoice-archive-auditors", account -> workGroup(account)
                        .put("EnforceWorkGroupConfiguration", false)),
                planted("scan limit of workgroup invoice-archive-auditors", account -> workGroup(account)
                        .remove("BytesScannedCutoffPerQuery")),
                planted("columns of the delivered table", account -> delivered(account)
                        .withArray("/StorageDescriptor/Columns")
                        .remove(3)),
                planted(
                        "projection of the delivered table",
                        account -> delivered(account).withObject("/Parameters").put("projection.hour.digits", "1")),
                planted("views", account -> account.views().remove("changes")),
                planted("the audit role may not kms:Sign", account -> policyOf(account, "audit")
                        .addObject()
                        .put("Effect", "Allow")
                        .put("Action", "kms:Sign")
                        .put("Resource", "*")),
                fault("audit trail", "AWS::CloudTrail::Trail", "", "IsLogging", false),
                fault(
                        "signed digests of the audit trail",
                        "AWS::CloudTrail::Trail",
                        "",
                        "EnableLogFileValidation",
                        false));
    }

    private static Object[] planted(String what, Consumer<TemplateAccount> fault) {
        return new Object[] {what, fault};
    }

    private static Object[] fault(String what, String type, String pointer, String name, Object value) {
        return planted(
                what,
                account -> put((ObjectNode) account.templates().all(type).get(0).at(pointer), name, value));
    }

    private static Object[] delivery(String what, String pointer, String name, Object value) {
        return planted(
                what,
                account -> put(
                        (ObjectNode) direct(account).at("/ExtendedS3DestinationConfiguration" + pointer), name, value));
    }

    private static Object[] bucket(String what, String pointer, String name, Object value) {
        return planted(what, account -> put((ObjectNode) archiveBucket(account).at(pointer), name, value));
    }

    /** Takes a statement out of the policy of the resource whose logical id begins so. */
    private static Object[] statement(String what, String logicalId, String sid) {
        return planted(what, account -> {
            Stacks.Resource resource = account.templates().resources("invoice-archive-data").stream()
                    .filter(one -> one.logicalId().matches(logicalId + "[0-9A-F]{8}"))
                    .findFirst()
                    .orElseThrow();
            ObjectNode properties = account.templates().one(resource.type(), resource.physicalId());
            String document = properties.has("KeyPolicy") ? "KeyPolicy" : "PolicyDocument";
            List<Integer> places = new ArrayList<>();
            for (int place = 0;
                    place < properties.path(document).path("Statement").size();
                    place++) {
                if (properties
                        .path(document)
                        .path("Statement")
                        .get(place)
                        .path("Sid")
                        .asText()
                        .equals(sid)) {
                    places.add(place);
                }
            }
            assertThat(places).as(sid).hasSize(1);
            ((ObjectNode) properties.path(document)).withArray("Statement").remove(places.get(0));
        });
    }

    private static void put(ObjectNode node, String name, Object value) {
        if (value instanceof Boolean flag) {
            node.put(name, flag);
        } else if (value instanceof Integer number) {
            node.put(name, number);
        } else {
            node.put(name, value.toString());
        }
    }

    private static ObjectNode direct(TemplateAccount account) {
        return account.templates().one(DELIVERY, "invoice-archive-direct");
    }

    private static ObjectNode archiveBucket(TemplateAccount account) {
        return account.templates()
                .one(
                        "AWS::S3::Bucket",
                        account.templates().outputs("invoice-archive-data").get("ArchiveBucket"));
    }

    private static ObjectNode key(TemplateAccount account, String name) {
        return account.templates().resources("invoice-archive-data").stream()
                .filter(one -> one.logicalId().matches("Keys" + name + "[0-9A-F]{8}"))
                .map(one -> account.templates().one(one.type(), one.physicalId()))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode workGroup(TemplateAccount account) {
        return (ObjectNode) account.templates()
                .one("AWS::Athena::WorkGroup", "invoice-archive-auditors")
                .path("WorkGroupConfiguration");
    }

    private static ObjectNode delivered(TemplateAccount account) {
        return account.templates().all("AWS::Glue::Table").stream()
                .map(table -> (ObjectNode) table.path("TableInput"))
                .filter(table -> table.path("Name").asText().equals("delivered"))
                .findFirst()
                .orElseThrow();
    }

    private static ArrayNode policyOf(TemplateAccount account, String role) {
        return account.templates().all("AWS::IAM::ManagedPolicy").stream()
                .filter(policy -> policy.path("Roles").toString().contains("roles" + role))
                .map(policy -> ((ObjectNode) policy.path("PolicyDocument")).withArray("Statement"))
                .findFirst()
                .orElseThrow();
    }
}
