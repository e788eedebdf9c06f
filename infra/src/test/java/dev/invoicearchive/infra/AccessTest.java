package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.all;
import static dev.invoicearchive.infra.Look.allowedActions;
import static dev.invoicearchive.infra.Look.many;
import static dev.invoicearchive.infra.Look.statement;
import static dev.invoicearchive.infra.Look.statements;
import static dev.invoicearchive.infra.Look.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.infra.rules.Resource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class AccessTest {
    private static final String POLICY = "AWS::IAM::ManagedPolicy";
    private static final String KEY = "AWS::KMS::Key";
    private static final Set<String> READS = Set.of("Get", "List", "Describe", "Query", "Scan", "Start", "Stop");

    @Test
    void firehoseWritesThreeZonesAndNeverReadsBackDeletesOrLocks() {
        assertThat(allowedActions(Synthesised.PROD, "RolePoliciesDeliver"))
                .containsExactlyInAnyOrder(
                        "kinesis:DescribeStream",
                        "kinesis:GetShardIterator",
                        "kinesis:GetRecords",
                        "kinesis:ListShards",
                        "lambda:InvokeFunction",
                        "lambda:GetFunctionConfiguration",
                        "s3:PutObject",
                        "s3:AbortMultipartUpload",
                        "s3:GetBucketLocation",
                        "s3:ListBucket",
                        "s3:ListBucketMultipartUploads",
                        "logs:PutLogEvents");
        assertThat(statement(Synthesised.PROD, POLICY, "RolePoliciesDeliver", "WriteThreeZones")
                        .path("Resource")
                        .toString())
                .contains("/Invoice/*", "/source/*", "/errors/*")
                .doesNotContain("sealed", "manifests");
    }

    @Test
    void functionsReachTheirOwnTablesOnly() {
        assertThat(allowedActions(Synthesised.PROD, "RolePoliciesTransform"))
                .containsExactly("logs:CreateLogStream", "logs:PutLogEvents");
        assertThat(allowedActions(Synthesised.PROD, "RolePoliciesTotals").stream()
                        .filter(action -> action.startsWith("dynamodb:")))
                .containsExactlyInAnyOrder(
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams",
                        "dynamodb:GetItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:PutItem");
        assertThat(statement(Synthesised.PROD, POLICY, "RolePoliciesTotals", "KeepTotals")
                        .path("Resource")
                        .toString())
                .contains("TotalsLive");
        assertThat(all(Synthesised.PROD, "AWS::Lambda::Permission")).isEmpty();
    }

    @Test
    void auditorsReadAndWriteNothingButTheirResults() {
        for (JsonNode statement : statements(Synthesised.PROD.synthesis().resource(POLICY, "RolePoliciesAudit"))) {
            if (statement.path("Sid").asText().equals("UseResults")) {
                assertThat(statement.path("Resource").toString()).contains("QueryResults");
                continue;
            }
            assertThat(texts(statement.path("Action")))
                    .allSatisfy(action -> assertThat(READS.stream().anyMatch(verb -> action.contains(":" + verb))
                                    || action.equals("kms:Decrypt"))
                            .as(action)
                            .isTrue());
        }
    }

    @Test
    void nobodyButTheSealerLocksAndNobodyDeletesInProd() {
        for (Resource policy : all(Synthesised.PROD, POLICY)) {
            List<String> actions = statements(policy).stream()
                    .flatMap(statement -> texts(statement.path("Action")).stream())
                    .toList();
            // Operators lock what they write into the register of holds, and nothing else.
            boolean locks =
                    policy.id().startsWith("RolePoliciesSeal") || policy.id().startsWith("RolePoliciesOperate");
            assertThat(actions.contains("s3:PutObjectRetention")).isEqualTo(locks);
            assertThat(actions).doesNotContain("s3:DeleteObjectVersion", "s3:BypassGovernanceRetention", "kms:Sign");
        }
        assertThat(allowedActions(Synthesised.DEV, "RolePoliciesOperate")).contains("s3:DeleteObjectVersion");
    }

    @ParameterizedTest
    @EnumSource
    void wildcardsStandBehindWhatBelongsToTheDeployment(Synthesised deployment) {
        String name = deployment.settings().deployment();
        for (Resource policy : all(deployment, POLICY)) {
            for (JsonNode statement : statements(policy)) {
                for (JsonNode resource : many(statement.path("Resource"))) {
                    String arn = resource.toString();
                    if (arn.equals("\"*\"")) {
                        assertThat(texts(statement.path("Action")))
                                .allMatch(action -> action.equals("dynamodb:ListStreams")
                                        || action.matches("(logs|xray):.*")
                                                && policy.id().startsWith("RolePoliciesConduct"));
                    } else if (arn.contains("*")) {
                        boolean own = arn.contains("Fn::GetAtt")
                                || arn.contains(name)
                                || arn.contains(name.replace('-', '_'))
                                || arn.contains("second-copy");
                        assertThat(own).as("%s %s", policy, arn).isTrue();
                    }
                }
            }
        }
    }

    /** IAM takes 6,144 characters for a managed policy, S3 20 KiB for a bucket's, KMS 32 KiB for a key's. */
    @Test
    void everyPolicyIsShortEnough() {
        assertThat(all(Synthesised.DEV, POLICY)).allSatisfy(policy -> assertThat(
                        Look.deployed(policy.properties().path("PolicyDocument")))
                .as(policy.toString())
                .hasSizeBetween(100, 6144));
        assertThat(all(Synthesised.PROD, "AWS::S3::BucketPolicy")).allSatisfy(policy -> assertThat(
                        Look.deployed(policy.properties().path("PolicyDocument")))
                .hasSizeBetween(100, 20_480));
    }

    @Test
    void everyKeyNamesItsUsers() {
        assertThat(all(Synthesised.PROD, KEY)).hasSize(7).allSatisfy(key -> {
            for (JsonNode statement : statements(key)) {
                boolean forTheAccount = statement.path("Principal").toString().contains(":root");
                boolean uses = texts(statement.path("Action")).stream()
                        .anyMatch(action -> action.matches("kms:(Decrypt|Encrypt|GenerateDataKey|Sign|CreateGrant)"));
                if (forTheAccount && uses && statement.path("Effect").asText().equals("Allow")) {
                    assertThat(statement
                                    .at("/Condition/StringEquals/kms:ViaService")
                                    .isMissingNode())
                            .as("%s %s", key, statement.path("Sid"))
                            .isFalse();
                }
            }
        });
    }

    @Test
    void whoeverPutsRecordsDirectlyMayUseTheKeyAsFirehoseAsksSince2026() {
        JsonNode direct = statement(Synthesised.PROD, KEY, "KeysFeed", "PutDirectly");

        assertThat(texts(direct.path("Action"))).containsExactly("kms:GenerateDataKey", "kms:Decrypt");
        assertThat(direct.path("Principal").toString()).contains("RolesOperate");
        assertThat(allowedActions(Synthesised.PROD, "RolePoliciesOperate")).contains("firehose:PutRecordBatch");
    }

    @Test
    void theFeedMayUseItsKeyThroughKinesis() {
        JsonNode feed = statement(Synthesised.PROD, KEY, "KeysFeed", "FeedTheStream");

        assertThat(texts(feed.path("Action"))).contains("kms:GenerateDataKey");
        assertThat(feed.at("/Condition/StringEquals/kms:ViaService").toString()).contains("kinesis.");
    }

    @Test
    void manifestsAreSignedByTheSealerAndExportsByOperators() {
        assertThat(statement(Synthesised.PROD, KEY, "KeysSigning", "Sign")
                        .path("Principal")
                        .toString())
                .contains("RolesSeal");
        assertThat(statement(Synthesised.PROD, KEY, "KeysExportSigning", "Sign")
                        .path("Principal")
                        .toString())
                .contains("RolesOperate");
        assertThat(all(Synthesised.PROD, KEY).stream()
                        .filter(key -> key.properties().path("KeySpec").asText().equals("ECC_NIST_P256")))
                .hasSize(2);
    }

    @Test
    void inProdOnlyTheBreakGlassRoleTakesAKeyAway() {
        assertThat(statement(Synthesised.PROD, KEY, "KeysArchive", "NobodyTakesItAway")
                        .at("/Condition/ArnNotEquals/aws:PrincipalArn")
                        .toString())
                .contains(":role/invoice-archive-break-glass");
        assertThat(statements(Synthesised.DEV.synthesis().resource(KEY, "KeysArchive")))
                .noneMatch(statement -> statement.path("Sid").asText().equals("NobodyTakesItAway"));
    }

    @Test
    void allRolesAndPoliciesAreInTheDataStack() {
        assertThat(Synthesised.PROD.synthesis().resources().stream()
                        .filter(resource -> resource.type().startsWith("AWS::IAM::")))
                .hasSize(16)
                .allSatisfy(resource -> assertThat(resource.stack()).isEqualTo("invoice-archive-data"));
    }

    @Test
    void namedPeopleTakeTheirRoles() {
        assertThat(Synthesised.ADOPTED
                        .synthesis()
                        .resource("AWS::IAM::Role", "RolesAudit")
                        .properties()
                        .toString())
                .contains("arn:aws:iam::111122223333:role/Auditors")
                .doesNotContain(":root");
    }
}
