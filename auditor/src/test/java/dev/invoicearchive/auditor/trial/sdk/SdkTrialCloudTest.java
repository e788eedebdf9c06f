package dev.invoicearchive.auditor.trial.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.StandIn;
import dev.invoicearchive.auditor.trial.TrialBuckets;
import dev.invoicearchive.auditor.trial.TrialDeliveries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the trial sends is what it means, and what AWS answers is understood. */
class SdkTrialCloudTest {
    private static final TrialBuckets.Version VERSION = new TrialBuckets.Version("Invoice/k", "v1", false);

    private StandIn aws;
    private SdkClients clients;
    private SdkTrialCloud cloud;

    @BeforeEach
    void start() {
        System.setProperty("aws.cborEnabled", "false");
        aws = new StandIn();
        clients = SdkClients.at(aws.uri());
        cloud = new SdkTrialCloud(clients);
    }

    @AfterEach
    void stop() {
        clients.close();
        aws.close();
        System.clearProperty("aws.cborEnabled");
    }

    @Test
    @DisplayName("buckets are made with Object Lock; locks are governance, and bypassed only where asked")
    void buckets() {
        aws.answer("PUT /bucket", "");
        aws.answer(
                "GET /bucket versions",
                "<ListVersionsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>"
                        + "<Version><Key>Invoice/k</Key><VersionId>v1</VersionId></Version>"
                        + "<DeleteMarker><Key>x</Key><VersionId>v2</VersionId></DeleteMarker></ListVersionsResult>");
        aws.answer("GET /bucket/Invoice/k versionId", "PAR1");
        aws.answer("PUT /bucket/Invoice/k retention", "");
        aws.answer(
                "GET /bucket/Invoice/k retention",
                "<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2026-11-21T12:00:00Z</RetainUntilDate></Retention>");
        aws.answer("DELETE /bucket/Invoice/k versionId", 403, "<Error><Code>AccessDenied</Code></Error>");

        TrialBuckets buckets = cloud.buckets();
        buckets.create("bucket");
        assertThat(aws.sent("PUT /bucket").headers()).containsEntry("x-amz-bucket-object-lock-enabled", "true");
        assertThat(buckets.versions("bucket")).containsExactly(VERSION, new TrialBuckets.Version("x", "v2", true));
        assertThat(buckets.read("bucket", VERSION)).isEqualTo("PAR1".getBytes(StandardCharsets.UTF_8));
        buckets.lock("bucket", VERSION, Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(aws.sent("PUT /bucket/Invoice/k retention").body())
                .contains("<Mode>GOVERNANCE</Mode>", "<RetainUntilDate>2026-11-21T12:00:00Z</RetainUntilDate>");
        assertThat(buckets.lockedUntil("bucket", VERSION)).contains(Instant.parse("2026-11-21T12:00:00Z"));
        assertThatThrownBy(() -> buckets.deleteVersion("bucket", VERSION, false))
                .isInstanceOf(NotPermittedException.class);
        assertThat(aws.sent("DELETE /bucket/Invoice/k versionId").headers())
                .doesNotContainKey("x-amz-bypass-governance-retention");
        aws.answer("DELETE /bucket/Invoice/k versionId", 204, "");
        buckets.deleteVersion("bucket", VERSION, true);
        assertThat(aws.sent("DELETE /bucket/Invoice/k versionId").headers())
                .containsEntry("x-amz-bypass-governance-retention", "true");
    }

    @Test
    @DisplayName("a delivery stream is made like the deployment's, later if its role is not known yet")
    void deliveries() {
        TrialDeliveries.Plan plan = new TrialDeliveries.Plan("s", "b", "arn:aws:iam::1:role/r", "arn:f");
        aws.answer(
                "CreateDeliveryStream",
                400,
                "{\"__type\":\"InvalidArgumentException\",\"message\":\"Firehose is unable to assume role r.\"}");
        assertThat(cloud.deliveries().create(plan)).isFalse();
        aws.answer("CreateDeliveryStream", "{\"DeliveryStreamARN\":\"arn:s\"}");
        assertThat(cloud.deliveries().create(plan)).isTrue();
        assertThat(aws.sent("CreateDeliveryStream").body())
                .contains(
                        "\"DynamicPartitioningConfiguration\":{\"Enabled\":true}",
                        "\"CompressionFormat\":\"UNCOMPRESSED\"",
                        "\"FileExtension\":\".parquet\"",
                        "\"S3BackupMode\":\"Enabled\"",
                        "\"BucketARN\":\"arn:aws:s3:::b\"",
                        "!{partitionKeyFromLambda:token}-\"");
        aws.answer(
                "PutRecordBatch",
                "{\"FailedPutCount\":1,\"RequestResponses\":[{\"RecordId\":\"1\"},"
                        + "{\"ErrorCode\":\"ServiceUnavailableException\",\"ErrorMessage\":\"slow\"}]}");
        assertThat(cloud.deliveries().put("s", List.of(new byte[] {1}, new byte[] {2})))
                .containsExactly(new byte[] {2});
        aws.answer("DescribeDeliveryStream", 400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no\"}");
        assertThatThrownBy(() -> cloud.deliveries().status("s")).isInstanceOf(NotThereException.class);
    }

    @Test
    @DisplayName("a role is made with its policy, and goes even if its policy is gone")
    void roles() {
        aws.answer(
                "CreateRole",
                "<CreateRoleResponse><CreateRoleResult><Role><RoleName>r</RoleName><Arn>arn:r</Arn></Role></CreateRoleResult>"
                        + "</CreateRoleResponse>");
        aws.answer("PutRolePolicy", "<PutRolePolicyResponse/>");
        aws.answer("DeleteRolePolicy", 404, "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>");
        aws.answer("DeleteRole", "<DeleteRoleResponse/>");

        assertThat(cloud.roles().create("r", "{\"a\":\"b c\"}", "{}")).isEqualTo("arn:r");
        assertThat(aws.sent("CreateRole").body()).contains("RoleName=r", "AssumeRolePolicyDocument={\"a\":\"b c\"}");
        cloud.roles().delete("r");
        assertThat(aws.sent("DeleteRole").body()).contains("RoleName=r");
    }

    @Test
    @DisplayName("the workgroup enforces its settings")
    void workGroup() {
        aws.answer("CreateWorkGroup", "{}");
        aws.answer("CreateDatabase", "{}");
        aws.answer("DeleteDatabase", 400, "{\"__type\":\"EntityNotFoundException\",\"Message\":\"no\"}");

        cloud.sql().createWorkGroup("w", "b");
        assertThat(aws.sent("CreateWorkGroup").body())
                .contains("\"EnforceWorkGroupConfiguration\":true", "\"OutputLocation\":\"s3://b/\"");
        cloud.sql().createDatabase("d");
        assertThat(aws.sent("CreateDatabase").body()).contains("\"Name\":\"d\"");
        assertThatThrownBy(() -> cloud.sql().deleteDatabase("d")).isInstanceOf(NotThereException.class);
    }

    @Test
    @DisplayName("both feeds are read from their beginning")
    void feeds() {
        aws.answer("EnableKinesisStreamingDestination", "{}");
        aws.answer("DescribeTable", "{\"Table\":{\"TableStatus\":\"ACTIVE\",\"LatestStreamArn\":\"arn:t/stream/1\"}}");
        aws.answer("DescribeStream", "{\"StreamDescription\":{\"Shards\":[{\"ShardId\":\"s-1\"}]}}");
        aws.answer("ListShards", "{\"Shards\":[{\"ShardId\":\"s-1\"}]}");
        aws.answer("GetShardIterator", "{\"ShardIterator\":\"i\"}");
        aws.answer("GetRecords", "{\"Records\":[{\"eventID\":\"e1\",\"Data\":\"aGVsbG8=\"}]}");

        cloud.table().feed("t", "arn:k");
        assertThat(aws.sent("EnableKinesisStreamingDestination").body())
                .contains("\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\"");
        assertThat(cloud.table().eventIds("t")).containsExactly("e1");
        assertThat(aws.sent("GetShardIterator").body()).contains("TRIM_HORIZON");
        assertThat(cloud.feed().records("k")).containsExactly("hello".getBytes(StandardCharsets.UTF_8));
    }
}
