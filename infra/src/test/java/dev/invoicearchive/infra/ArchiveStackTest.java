package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The template that the CDK app writes, made offline and checked by CDK's own CloudFormation rules as well. */
@EnabledIf(value = "nodeIsThere", disabledReason = "no node on PATH, which CDK needs")
class ArchiveStackTest {
    private static final Map<String, Object> CONTEXT = Map.of("@aws-cdk/core:validateAgainstDefaultRules", true);

    private static Template template;

    @BeforeAll
    static void synthesise() {
        App app = new App(AppProps.builder().context(CONTEXT).build());
        template =
                Template.fromStack(new ArchiveStack(app, "InvoiceArchive", InfraSettings.fromContext(app.getNode())));
    }

    static boolean nodeIsThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    @Test
    void theTransactionsFeedTheArchiveAtMicrosecondPrecision() {
        template.hasResourceProperties(
                "AWS::DynamoDB::Table",
                Map.of(
                        "TableName",
                        "InvoiceTransactions",
                        "KinesisStreamSpecification",
                        Match.objectLike(Map.of("ApproximateCreationDateTimePrecision", "MICROSECOND")),
                        "StreamSpecification",
                        Map.of("StreamViewType", "NEW_AND_OLD_IMAGES"),
                        "PointInTimeRecoverySpecification",
                        Match.objectLike(Map.of("PointInTimeRecoveryEnabled", true))));
    }

    @Test
    void thereAreThreeTablesThatCannotBeDeletedByAccident() {
        template.resourceCountIs("AWS::DynamoDB::Table", 3);
        template.allResourcesProperties("AWS::DynamoDB::Table", Map.of("DeletionProtectionEnabled", true));
        template.allResources("AWS::DynamoDB::Table", Match.objectLike(Map.of("DeletionPolicy", "Retain")));
    }

    @Test
    void claimsExpireAndTotalsDoNot() {
        template.hasResourceProperties(
                "AWS::DynamoDB::Table",
                Map.of(
                        "TableName",
                        "InvoiceTotalClaim",
                        "TimeToLiveSpecification",
                        Map.of("AttributeName", "ExpiresAt", "Enabled", true)));
        template.hasResourceProperties(
                "AWS::DynamoDB::Table", Map.of("TableName", "InvoiceTotal", "TimeToLiveSpecification", Match.absent()));
    }

    @Test
    void theFeedRemembersAWeek() {
        template.hasResourceProperties(
                "AWS::Kinesis::Stream",
                Map.of(
                        "RetentionPeriodHours",
                        168,
                        "StreamEncryption",
                        Match.objectLike(Map.of("EncryptionType", "KMS"))));
    }

    @Test
    void theBucketIsLockableVersionedEncryptedAndPrivate() {
        template.resourceCountIs("AWS::S3::Bucket", 1);
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "ObjectLockEnabled",
                        true,
                        "ObjectLockConfiguration",
                        Match.absent(),
                        "VersioningConfiguration",
                        Map.of("Status", "Enabled"),
                        "PublicAccessBlockConfiguration",
                        Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true),
                        "BucketEncryption",
                        Match.objectLike(Map.of(
                                "ServerSideEncryptionConfiguration",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "ServerSideEncryptionByDefault",
                                        Match.objectLike(Map.of("SSEAlgorithm", "aws:kms"))))))))));
        template.hasResource("AWS::S3::Bucket", Match.objectLike(Map.of("DeletionPolicy", "Retain")));
    }

    @Test
    void whoComesWithoutTlsIsDenied() {
        template.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Effect",
                                        "Deny",
                                        "Action",
                                        "s3:*",
                                        "Condition",
                                        Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))))));
    }

    @Test
    void objectsAgeAsTheRulesSayAndNothingExpires() {
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Match.objectLike(Map.of(
                        "LifecycleConfiguration",
                        Map.of(
                                "Rules",
                                List.of(
                                        rule("Invoice", moves(35, "GLACIER_IR", 400, "DEEP_ARCHIVE")),
                                        rule("source", moves(35, "DEEP_ARCHIVE")),
                                        rule("errors", moves(125, "DEEP_ARCHIVE")),
                                        rule("sealed", moves(125, "GLACIER_IR")))))));
    }

    @Test
    void aRetentionThatIsNoNumberIsRefusedByName() {
        App app = new App(
                AppProps.builder().context(Map.of("retentionYears", "seven")).build());

        assertThatThrownBy(() -> InfraSettings.fromContext(app.getNode()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Invalid context value retentionYears: seven");
    }

    @Test
    void theContextSetsTableAndRetention() {
        App app = new App(AppProps.builder()
                .context(Map.of("retentionYears", 10, "transactionsTable", "Invoices"))
                .build());

        InfraSettings settings = InfraSettings.fromContext(app.getNode());

        assertThat(settings.transactionsTable()).isEqualTo("Invoices");
        assertThat(settings.retention()).isEqualTo(RetentionRulesFile.shipped().withRetentionYears(10));
    }

    private static Map<String, Object> rule(String zone, List<Map<String, Object>> transitions) {
        return Map.of("Id", zone, "Prefix", zone + "/", "Status", "Enabled", "Transitions", transitions);
    }

    private static List<Map<String, Object>> moves(int days, String storageClass) {
        return List.of(Map.of("StorageClass", storageClass, "TransitionInDays", days));
    }

    private static List<Map<String, Object>> moves(int days, String storageClass, int nextDays, String nextClass) {
        return List.of(
                Map.of("StorageClass", storageClass, "TransitionInDays", days),
                Map.of("StorageClass", nextClass, "TransitionInDays", nextDays));
    }
}
