package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.infra.rules.Resource;
import dev.invoicearchive.infra.rules.Synthesis;
import dev.invoicearchive.infra.rules.TemplateRule;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates keep every rule, and each rule notices the faults that are planted for it in a copy of prod's. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class PlantedFaultsTest {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String FIREHOSE = "AWS::KinesisFirehose::DeliveryStream";
    private static final String SOURCE = "AWS::Lambda::EventSourceMapping";
    private static final String KEY = "AWS::KMS::Key";
    private static final String POLICY = "AWS::S3::BucketPolicy";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String ROLE_POLICY = "AWS::IAM::ManagedPolicy";
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    /** A fault, the rule that must notice it, and how it is planted. */
    enum Fault {
        LOCK_OFF(TemplateRule.LOCK_IS_ON, all -> properties(all, BUCKET, "ArchiveBucket")
                .put("ObjectLockEnabled", false)),
        LOCK_BY_DEFAULT(TemplateRule.LOCK_IS_ON, all -> properties(all, BUCKET, "ArchiveBucket")
                .putObject("ObjectLockConfiguration")
                .putObject("Rule")),
        VERSIONING_OFF(TemplateRule.VERSIONS_ARE_KEPT, all -> at(
                        properties(all, BUCKET, "ArchiveBucket"), "VersioningConfiguration")
                .put("Status", "Suspended")),
        EXPIRY_BEFORE_TRANSITION(
                TemplateRule.OBJECTS_AGE_IN_ORDER, all -> lifecycleRule(all, 0).put("ExpirationInDays", 399)),
        CLASS_LEFT_TOO_EARLY(
                TemplateRule.OBJECTS_AGE_IN_ORDER,
                all -> ((ObjectNode) lifecycleRule(all, 0).path("Transitions").get(1)).put("TransitionInDays", 100)),
        EXPIRY_BEFORE_THE_LOCK_ENDS(TemplateRule.NOTHING_EXPIRES_WHILE_LOCKED, all -> lifecycleRule(all, 0)
                .put("ExpirationInDays", 2500)),
        HIDDEN_VERSIONS_GO_BEFORE_THE_LOCK_ENDS(TemplateRule.NOTHING_EXPIRES_WHILE_LOCKED, all -> lifecycleRule(all, 0)
                .putObject("NoncurrentVersionExpiration")
                .put("NoncurrentDays", 30)),
        NO_OBJECT_SIZE(
                TemplateRule.SMALL_OBJECTS_STAY, all -> lifecycleRule(all, 0).remove("ObjectSizeGreaterThan")),
        FIREHOSE_COMPRESSION(
                TemplateRule.DELIVERY_KEEPS_BYTES, all -> destination(all).put("CompressionFormat", "GZIP")),
        DELIMITER(TemplateRule.DELIVERY_KEEPS_BYTES, all -> ((ArrayNode)
                        at(destination(all), "ProcessingConfiguration").path("Processors"))
                .addObject()
                .put("Type", "AppendDelimiterToRecord")),
        FORMAT_CONVERSION(TemplateRule.DELIVERY_KEEPS_BYTES, all -> destination(all)
                .putObject("DataFormatConversionConfiguration")
                .put("Enabled", true)),
        NO_SOURCE_BACKUP(
                TemplateRule.DELIVERY_KEEPS_BYTES, all -> destination(all).put("S3BackupMode", "Disabled")),
        FILES_JOINED(TemplateRule.DELIVERY_KEEPS_BYTES, all -> at(destination(all), "DynamicPartitioningConfiguration")
                .put("Enabled", false)),
        RETENTION_SHORTENED(TemplateRule.NOBODY_DELETES_OR_SHORTENS, all -> at(
                        statement(all, POLICY, "ArchivePolicy", "NobodyLocksTooBriefly"), "Condition")
                .putObject("NumericLessThan")
                .put("s3:object-lock-remaining-retention-days", 365)),
        DELETION_ALLOWED(TemplateRule.NOBODY_DELETES_OR_SHORTENS, all -> statement(
                        all, POLICY, "ArchivePolicy", "NobodyHidesOrDeletes")
                .put("Action", "s3:DeleteObject")),
        DELETION_FOR_ONE(
                TemplateRule.NOBODY_DELETES_OR_SHORTENS,
                all -> unless(
                        statement(all, POLICY, "ArchivePolicy", "NobodyHidesOrDeletes"),
                        "arn:aws:iam::111122223333:role/me")),
        DELETION_DENIED_IN_ONE_ZONE(TemplateRule.NOBODY_DELETES_OR_SHORTENS, all -> ((ArrayNode)
                        statement(all, POLICY, "ArchivePolicy", "NobodyHidesOrDeletes")
                                .at("/Resource/Fn::Join/1"))
                .set(1, "/Invoice/*")),
        ANOTHER_LOCKS(
                TemplateRule.NOBODY_DELETES_OR_SHORTENS,
                all -> unless(
                        statement(all, POLICY, "ArchivePolicy", "OnlyTheSealerAndTheRegisterLock"),
                        "arn:aws:iam::111122223333:role/me")),
        OPERATORS_LOCK_ZONES(TemplateRule.NOBODY_DELETES_OR_SHORTENS, all -> {
            JsonNode both = statement(all, POLICY, "ArchivePolicy", "OnlyTheSealerAndTheRegisterLock")
                    .path("Condition");
            statement(all, POLICY, "ArchivePolicy", "OnlyTheSealerLocks").set("Condition", both);
        }),
        ANOTHER_MAY_REGISTER_HOLDS(
                TemplateRule.ZONES_HAVE_ONE_WRITER,
                all -> unless(
                        statement(all, POLICY, "ArchivePolicy", "OnlyOperatorsRegisterHolds"),
                        "arn:aws:iam::111122223333:role/me")),
        GOVERNANCE_IN_PROD(TemplateRule.NOBODY_DELETES_OR_SHORTENS, all -> at(
                        statement(all, POLICY, "ArchivePolicy", "NobodyLocksOtherwise"), "Condition")
                .putObject("StringNotEquals")
                .put("s3:object-lock-mode", "GOVERNANCE")),
        ANOTHER_MAY_WRITE_SEALED(
                TemplateRule.ZONES_HAVE_ONE_WRITER,
                all -> unless(
                        statement(all, POLICY, "ArchivePolicy", "OnlyTheSealerSeals"),
                        "arn:aws:iam::111122223333:role/me")),
        FIREHOSE_WRITES_SEALED(TemplateRule.ZONES_HAVE_ONE_WRITER, all -> ((ArrayNode)
                        statement(all, ROLE_POLICY, "RolePoliciesDeliver", "WriteThreeZones")
                                .at("/Resource/0/Fn::Join/1"))
                .set(1, "/sealed/*")),
        THE_SEALER_WRITES_DELIVERED(TemplateRule.ZONES_HAVE_ONE_WRITER, all -> ((ArrayNode)
                        statement(all, ROLE_POLICY, "RolePoliciesSeal", "WriteOwnZones")
                                .at("/Resource/0/Fn::Join/1"))
                .set(1, "/Invoice/*")),
        THE_SEALER_DELETES(
                TemplateRule.NOBODY_IS_GIVEN_DELETION,
                all -> statement(all, ROLE_POLICY, "RolePoliciesSeal", "Lock").put("Action", "s3:DeleteObjectVersion")),
        THE_SEALER_LIFTS_LOCKS(
                TemplateRule.NOBODY_IS_GIVEN_DELETION, all -> statement(all, ROLE_POLICY, "RolePoliciesSeal", "Lock")
                        .put("Action", "s3:BypassGovernanceRetention")),
        SEAL_SWITCHED_OFF(TemplateRule.SEALS_RUN_DAILY, all -> properties(all, "AWS::Events::Rule", "SealDaily")
                .put("State", "DISABLED")),
        SEAL_ONCE_A_MONTH(TemplateRule.SEALS_RUN_DAILY, all -> properties(all, "AWS::Events::Rule", "SealDaily")
                .put("ScheduleExpression", "cron(15 3 1 * ? *)")),
        SEAL_NEVER_STARTED(TemplateRule.SEALS_RUN_DAILY, all -> properties(all, "AWS::Events::Rule", "SealDaily")
                .remove("Targets")),
        NO_TLS(TemplateRule.BUCKETS_WANT_TLS, all -> statement(all, POLICY, "ArchivePolicy", "TlsOnly")
                .put("Effect", "Allow")),
        PUBLIC_READ_BY_POLICY(TemplateRule.NOTHING_IS_PUBLIC, all -> statement(all, POLICY, "ArchivePolicy", "TlsOnly")
                .put("Effect", "Allow")
                .put("Action", "s3:GetObject")),
        PUBLIC_READ_BUT_FOR_ONE(TemplateRule.NOTHING_IS_PUBLIC, all -> {
            ObjectNode denial = statement(all, POLICY, "ArchivePolicy", "TlsOnly");
            denial.put("Effect", "Allow").set("NotPrincipal", denial.remove("Principal"));
        }),
        PUBLIC_READ_POSSIBLE(TemplateRule.NOTHING_IS_PUBLIC, all -> at(
                        properties(all, BUCKET, "ArchiveBucket"), "PublicAccessBlockConfiguration")
                .put("BlockPublicPolicy", false)),
        MISSING_STARTING_POSITION(
                TemplateRule.EVENT_SOURCES_HAVE_A_START,
                all -> properties(all, SOURCE, "TotalsFromTable").remove("StartingPosition")),
        ENDLESS_RETRIES(TemplateRule.EVENT_SOURCES_GIVE_UP_IN_TIME, all -> properties(all, SOURCE, "TotalsFromTable")
                .remove("MaximumRetryAttempts")),
        ENDLESS_AGE(TemplateRule.EVENT_SOURCES_GIVE_UP_IN_TIME, all -> properties(all, SOURCE, "TotalsFromTable")
                .put("MaximumRecordAgeInSeconds", -1)),
        NO_BISECT(TemplateRule.EVENT_SOURCES_GIVE_UP_IN_TIME, all -> properties(all, SOURCE, "TotalsFromTable")
                .put("BisectBatchOnFunctionError", false)),
        NO_PARTIAL_ANSWERS(TemplateRule.EVENT_SOURCES_GIVE_UP_IN_TIME, all -> properties(all, SOURCE, "TotalsFromTable")
                .remove("FunctionResponseTypes")),
        NOWHERE_TO_GIVE_UP_TO(
                TemplateRule.EVENT_SOURCES_GIVE_UP_IN_TIME,
                all -> properties(all, SOURCE, "TotalsFromTable").remove("DestinationConfig")),
        UNENCRYPTED_QUEUE(TemplateRule.QUEUES_ARE_ENCRYPTED, all -> properties(all, "AWS::SQS::Queue", "TotalsFailures")
                .remove("KmsMasterKeyId")),
        WILDCARD_ACTION(TemplateRule.ACTIONS_ARE_SPELLED_OUT, all -> statement(
                        all, ROLE_POLICY, "RolePoliciesAudit", "ReadTheArchive")
                .put("Action", "s3:Get*")),
        WILDCARD_OF_ONE_LETTER(TemplateRule.ACTIONS_ARE_SPELLED_OUT, all -> statement(
                        all, ROLE_POLICY, "RolePoliciesAudit", "ReadTheArchive")
                .put("Action", "s3:GetObjec?")),
        ALL_ACTIONS_BUT_ONE(TemplateRule.ACTIONS_ARE_SPELLED_OUT, all -> {
            ObjectNode read = statement(all, ROLE_POLICY, "RolePoliciesAudit", "ReadTheArchive");
            read.set("NotAction", read.remove("Action"));
        }),
        WILDCARD_IN_THE_ROLE_ITSELF(TemplateRule.ACTIONS_ARE_SPELLED_OUT, all -> allowInRole(all, "RolesAudit", "*")),
        POLICY_FROM_ELSEWHERE(TemplateRule.ACTIONS_ARE_SPELLED_OUT, all -> properties(all, ROLE, "RolesAudit")
                .putArray("ManagedPolicyArns")
                .add("arn:aws:iam::aws:policy/AdministratorAccess")),
        AUDITORS_SIGN_BY_KEY(TemplateRule.ONLY_SIGNERS_SIGN, all -> statement(all, KEY, "KeysSigning", "Verify")
                .put("Action", "kms:Sign")),
        AUDITORS_SIGN_BY_ROLE(
                TemplateRule.ONLY_SIGNERS_SIGN, all -> statement(all, ROLE_POLICY, "RolePoliciesAudit", "Verify")
                        .put("Action", "kms:Sign")),
        AUDITORS_SIGN_BY_THE_ROLE_ITSELF(
                TemplateRule.ONLY_SIGNERS_SIGN, all -> allowInRole(all, "RolesAudit", "KMS:sign")),
        SIGNING_DENIED_TO_THE_SEALER(
                TemplateRule.ONLY_SIGNERS_SIGN,
                all -> unless(
                        statement(all, KEY, "KeysSigning", "NobodyElseSigns"), "arn:aws:iam::111122223333:role/me")),
        SIGNING_NOT_DENIED(TemplateRule.ONLY_SIGNERS_SIGN, all -> statement(all, KEY, "KeysSigning", "NobodyElseSigns")
                .put("Action", "kms:Verify")),
        DATA_KEY_DELETABLE(TemplateRule.KEYS_STAY, all -> statement(all, KEY, "KeysArchive", "NobodyTakesItAway")
                .put("Action", "kms:DisableKey")),
        ANOTHER_ROLE_BREAKS_THE_GLASS(
                TemplateRule.KEYS_STAY,
                all -> unless(
                        statement(all, KEY, "KeysArchive", "NobodyTakesItAway"), "arn:aws:iam::111122223333:role/me")),
        THIRD_READER_BY_PIPES(TemplateRule.STREAMS_HAVE_TWO_READERS_AT_MOST, all -> {
            JsonNode stream = properties(all, SOURCE, "TotalsFromTable").path("EventSourceArn");
            for (String id : new String[] {"OnePipe", "AnotherPipe"}) {
                resources(all)
                        .putObject(id)
                        .put("Type", "AWS::Pipes::Pipe")
                        .putObject("Properties")
                        .set("Source", stream);
            }
        }),
        THIRD_READER(TemplateRule.STREAMS_HAVE_TWO_READERS_AT_MOST, all -> {
            secondReader(all);
            resources(all)
                    .set("ThirdReader", all.resource(SOURCE, "TotalsFromTable").body());
        }),
        MISSPELT_METRIC(TemplateRule.METRICS_EXIST, all -> properties(all, ALARM, "ObserveTransformErrors")
                .put("MetricName", "Error")),
        MISSPELT_METRIC_IN_A_QUERY(TemplateRule.METRICS_EXIST, all -> {
            ObjectNode query = (ObjectNode)
                    properties(all, ALARM, "ObserveFeedLost").path("Metrics").get(0);
            query.put("Expression", query.path("Expression").asText().replace("FailedTo", "Failedto"));
        }),
        WRONG_DIMENSION(
                TemplateRule.METRICS_EXIST, all -> ((ObjectNode) properties(all, ALARM, "ObserveTransformErrors")
                                .path("Dimensions")
                                .get(0))
                        .put("Name", "Function")),
        MISSPELT_METRIC_OF_THE_SEAL(TemplateRule.METRICS_EXIST, all -> properties(all, ALARM, "ObserveSealMissed")
                .put("MetricName", "SealAge")),
        MISSPELT_METRIC_OF_OUR_OWN(TemplateRule.FILTERS_MAKE_KNOWN_METRICS, all -> ((ObjectNode)
                        properties(all, "AWS::Logs::MetricFilter", "ObserveTransformOut")
                                .path("MetricTransformations")
                                .get(0))
                .put("MetricName", "TransformOuts")),
        SILENT_ALARM(TemplateRule.ALARMS_TELL_SOMEBODY, all -> properties(all, ALARM, "ObserveErrors")
                .remove("AlarmActions")),
        STATE_DESTROYED(TemplateRule.STATE_STAYS, all -> all.resource("AWS::DynamoDB::Table", "CaptureTransactions")
                .body()
                .put("DeletionPolicy", "Delete")),
        STATE_LOST_ON_REPLACEMENT(TemplateRule.STATE_STAYS, all -> all.resource("AWS::Kinesis::Stream", "CaptureFeed")
                .body()
                .remove("UpdateReplacePolicy")),
        UNLISTED_STATEFUL_TYPE(TemplateRule.STATE_STAYS, all -> ((ObjectNode)
                        all.templates().get("invoice-archive-data").path("Resources"))
                .putObject("Cluster")
                .put("Type", "AWS::RDS::DBCluster"));

        private final TemplateRule rule;
        private final Consumer<Synthesis> plant;

        Fault(TemplateRule rule, Consumer<Synthesis> plant) {
            this.rule = rule;
            this.plant = plant;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDeploymentKeepsTheRule(TemplateRule rule) {
        for (Synthesised deployment : Synthesised.values()) {
            assertThat(rule.findings(deployment.synthesis()))
                    .as("%s", deployment)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePlantedFaultIsFound(Fault fault) {
        Synthesis broken = Synthesised.PROD.synthesis().copy();
        fault.plant.accept(broken);

        assertThat(fault.rule.findings(broken)).as("%s", fault.rule).isNotEmpty();
    }

    @Test
    void everyRuleHasAFaultPlanted() {
        Set<TemplateRule> planted =
                Stream.of(Fault.values()).map(fault -> fault.rule).collect(Collectors.toSet());

        assertThat(planted).containsExactlyInAnyOrder(TemplateRule.values());
    }

    @Test
    void allFindingsAreToldWithTheirRule() {
        Synthesis broken = Synthesised.PROD.synthesis().copy();
        List.of(Fault.LOCK_OFF, Fault.UNENCRYPTED_QUEUE).forEach(fault -> fault.plant.accept(broken));

        assertThat(TemplateRule.allFindings(broken))
                .satisfiesExactly(
                        finding -> assertThat(finding).startsWith("LOCK_IS_ON: invoice-archive-data/ArchiveBucket"),
                        finding -> assertThat(finding).startsWith("QUEUES_ARE_ENCRYPTED: "));
    }

    /** The table's stream has one reader today, the totals Lambda; a second is what AWS allows. */
    @Test
    void aSecondReaderIsAllowed() {
        Synthesis extended = Synthesised.PROD.synthesis().copy();
        secondReader(extended);

        assertThat(TemplateRule.STREAMS_HAVE_TWO_READERS_AT_MOST.findings(extended))
                .isEmpty();
    }

    private static void secondReader(Synthesis all) {
        resources(all)
                .set("SecondReader", all.resource(SOURCE, "TotalsFromTable").body());
    }

    private static ObjectNode resources(Synthesis all) {
        return (ObjectNode) all.templates()
                .get(all.resource(SOURCE, "TotalsFromTable").stack())
                .path("Resources");
    }

    private static void allowInRole(Synthesis all, String role, String action) {
        properties(all, ROLE, role)
                .putArray("Policies")
                .addObject()
                .putObject("PolicyDocument")
                .putObject("Statement")
                .put("Effect", "Allow")
                .put("Action", action);
    }

    private static void unless(ObjectNode statement, String principal) {
        statement.putObject("Condition").putObject("ArnNotEquals").put("aws:PrincipalArn", principal);
    }

    private static ObjectNode properties(Synthesis all, String type, String idStart) {
        return (ObjectNode) all.resource(type, idStart).properties();
    }

    private static ObjectNode destination(Synthesis all) {
        return at(properties(all, FIREHOSE, "DeliveryFromFeed"), "ExtendedS3DestinationConfiguration");
    }

    private static ObjectNode lifecycleRule(Synthesis all, int index) {
        return (ObjectNode) at(properties(all, BUCKET, "ArchiveBucket"), "LifecycleConfiguration")
                .path("Rules")
                .get(index);
    }

    private static ObjectNode at(ObjectNode node, String name) {
        return (ObjectNode) node.path(name);
    }

    private static ObjectNode statement(Synthesis all, String type, String idStart, String sid) {
        Resource owner = all.resource(type, idStart);
        JsonNode document = owner.properties().has("KeyPolicy")
                ? owner.properties().path("KeyPolicy")
                : owner.properties().path("PolicyDocument");
        for (JsonNode statement : document.path("Statement")) {
            if (statement.path("Sid").asText().equals(sid)) {
                return (ObjectNode) statement;
            }
        }
        throw new IllegalStateException("No statement " + sid + " of " + owner);
    }
}
