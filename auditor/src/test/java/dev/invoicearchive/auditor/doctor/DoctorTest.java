package dev.invoicearchive.auditor.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The doctor finds nothing in what infra's templates deploy, and finds each fault that is planted in it. */
class DoctorTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String DELIVERY = "AWS::KinesisFirehose::DeliveryStream";

    @ParameterizedTest(name = "{0}")
    @CsvSource({"dev", "prod"})
    @DisplayName("what the templates deploy has no problem, and everything is looked at")
    void whatTheTemplatesDeployHasNoProblem(String folder) {
        Wanted wanted = Wanted.from(Path.of("../infra/deployments/" + folder + ".json"));
        List<Finding> findings = after(
                new TemplateAccount(folder),
                new Wanted("invoice-archive", wanted.isProd(), Optional.empty(), wanted.rules(), Map.of()));

        assertThat(texts(findings, Verdict.PROBLEM)).isEmpty();
        assertThat(texts(findings, Verdict.NOT_CHECKED)).isEmpty();
        assertThat(findings).hasSizeGreaterThan(80);
    }

    @Test
    @DisplayName("an adopted table with an expiry of the archive has no problem, if the settings are named")
    void anAdoptedTableHasNoProblem() {
        TemplateAccount account = new TemplateAccount("adopted");
        account.addTable("Invoices", "InvoiceNumber", "TransactionIdentifier");
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        feed.put("StreamArn", account.templates().outputs("adopted-data").get("FeedArn"));
        feed.put("ApproximateCreationDateTimePrecision", "MICROSECOND");
        account.templates().one(TABLE, "Invoices").set("KinesisStreamSpecification", feed);
        Wanted wanted = new Wanted(
                "adopted",
                Optional.of(true),
                Optional.of("arn:aws:dynamodb:eu-west-1:111122223333:table/Invoices"),
                RetentionRulesFile.shipped().withExpiryYears(Optional.of(9)),
                Map.of());

        assertThat(texts(after(account, wanted), Verdict.PROBLEM)).isEmpty();
        assertThat(texts(after(account, Wanted.named("adopted")), Verdict.PROBLEM))
                .anyMatch(line -> line.startsWith("tiers of the archive bucket: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("a planted fault is a problem, and nothing else is")
    void aPlantedFaultIsFound(String what, Consumer<TemplateAccount> fault) {
        TemplateAccount account = new TemplateAccount("prod");
        fault.accept(account);

        List<String> problems = texts(after(account, Wanted.named("invoice-archive")), Verdict.PROBLEM);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).startsWith(what + ": ").contains(", expected ");
    }

    static Stream<Object[]> faults() {
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
                fault("feed encryption", "AWS::Kinesis::Stream", "/StreamEncryption", "KeyId", "alias/aws/kinesis"),
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
                        .remove("DeliveryStreamEncryptionConfigurationInput")),
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
                        -1),
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
                        .put("Days", 1)),
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
                statement("policy of key Query, taking it away", "KeysQuery", "NobodyTakesItAway"),
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

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dynamodb:DescribeTable, table stream",
        "kinesis:DescribeStreamSummary, feed",
        "firehose:DescribeDeliveryStream, layout of invoice-archive",
        "lambda:GetAlias, alias live of invoice-archive-totals",
        "s3:GetBucketPolicy, 'bucket policy, deleting a version'",
        "kms:GetKeyPolicy, 'policy of key Signing, signing by others'",
        "kms:GetKeyRotationStatus, yearly renewal of key Archive",
        "athena:GetWorkGroup, workgroup invoice-archive-auditors",
        "glue:GetTable, columns of the delivered table",
        "glue:GetTables, views",
        "iam:SimulatePrincipalPolicy, the audit role may not kms:Sign",
        "cloudtrail:GetTrail, audit trail",
        "lambda:GetEventSourceMapping, table",
        "cloudformation:ListStackResources, key Archive",
        "cloudformation:DescribeStacks, everything else",
    })
    @DisplayName("what the caller may not see is not checked, never ok")
    void whatMayNotBeSeenIsNotChecked(String action, String what) {
        TemplateAccount refusing = new TemplateAccount("prod");
        refusing.refuse(action);
        TemplateAccount silent = new TemplateAccount("prod");
        silent.silence(action);

        assertThat(texts(after(refusing, Wanted.named("invoice-archive")), Verdict.NOT_CHECKED))
                .anyMatch(line -> line.startsWith(what + ": no permission for " + action + ", expected "));
        List<Finding> findings = new ArrayList<>();
        Doctor doctor = new Doctor(silent, Wanted.named("invoice-archive"), findings::add);
        doctor.after();
        assertThat(doctor.unanswered()).isTrue();
        assertThat(texts(findings, Verdict.NOT_CHECKED))
                .anyMatch(line -> line.startsWith(what + ": no answer, " + action + ": timeout, expected "));
    }

    @Test
    @DisplayName("without credentials or a network there is no result at all")
    void withoutACallerNothingIsSaid() {
        TemplateAccount account = new TemplateAccount("dev");
        account.silence("sts:GetCallerIdentity");

        assertThatThrownBy(() -> after(account, Wanted.named("invoice-archive")))
                .isInstanceOf(NoAnswerException.class);
    }

    @Test
    @DisplayName("a deployment that is not there is said once, and not ninety times")
    void aMissingDeployment() {
        List<Finding> findings = after(new TemplateAccount("dev"), Wanted.named("other"));

        assertThat(findings.stream().map(Finding::what))
                .containsExactly(
                        "caller", "stack other-data", "stack other-pipeline", "stack other-observe", "everything else");
        assertThat(texts(findings, Verdict.PROBLEM)).hasSize(4);
    }

    @Test
    @DisplayName("the wrong environment in the settings is found")
    void theWrongEnvironment() {
        Wanted wanted = new Wanted(
                "invoice-archive", Optional.of(true), Optional.empty(), RetentionRulesFile.shipped(), Map.of());

        assertThat(texts(after(new TemplateAccount("dev"), wanted), Verdict.PROBLEM))
                .anyMatch(line -> line.startsWith("environment: dev, expected prod. "));
    }

    @Test
    @DisplayName("before a deployment: tools, bootstrap, quotas, and the table that is adopted")
    void before() {
        TemplateAccount account = new TemplateAccount("dev");
        account.addTable("Invoices", "InvoiceNumber", "TransactionIdentifier");
        Wanted wanted = new Wanted(
                "adopted",
                Optional.of(true),
                Optional.of("arn:aws:dynamodb:eu-central-1:111122223333:table/Invoices"),
                RetentionRulesFile.shipped(),
                Map.of("ARCHIVE_TRANSACTION_ID_ATTRIBUTE", "TransactionIdentifier"));
        Tools tools = tool -> Optional.of(tool == Tools.Tool.JAVA ? "17" : "v22.1.0");

        assertThat(texts(before(account, wanted, tools), Verdict.PROBLEM)).isEmpty();

        account.bootstrapIs(Map.of("BootstrapVersion", "3"));
        account.concurrentCallsAre(10);
        ((ObjectNode) account.templates().one(TABLE, "Invoices").path("StreamSpecification"))
                .put("StreamViewType", "KEYS_ONLY");
        Tools old = tool -> tool == Tools.Tool.CDK ? Optional.empty() : Optional.of("v18.9");
        assertThat(before(account, wanted, old).stream()
                        .filter(finding -> finding.verdict() == Verdict.PROBLEM)
                        .map(Finding::what))
                .containsExactly(
                        "Node on this machine",
                        "CDK command line of this project",
                        "CDK bootstrap",
                        "concurrent Lambda calls of the account",
                        "table stream");
    }

    private static List<Finding> before(Account account, Wanted wanted, Tools tools) {
        List<Finding> findings = new ArrayList<>();
        new Doctor(account, wanted, findings::add).before(tools);
        return findings;
    }

    private static List<Finding> after(Account account, Wanted wanted) {
        List<Finding> findings = new ArrayList<>();
        new Doctor(account, wanted, findings::add).after();
        return findings;
    }

    private static List<String> texts(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::text)
                .toList();
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
