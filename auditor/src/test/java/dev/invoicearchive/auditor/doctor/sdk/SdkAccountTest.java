package dev.invoicearchive.auditor.doctor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.StandIn;
import dev.invoicearchive.auditor.doctor.ArchiveBucket;
import dev.invoicearchive.auditor.doctor.AuditTrail;
import dev.invoicearchive.auditor.doctor.Caller;
import dev.invoicearchive.auditor.doctor.CatalogTables;
import dev.invoicearchive.auditor.doctor.DeliveryStreams;
import dev.invoicearchive.auditor.doctor.DeployedTable;
import dev.invoicearchive.auditor.doctor.FeedStream;
import dev.invoicearchive.auditor.doctor.Functions;
import dev.invoicearchive.auditor.doctor.KeyRules;
import dev.invoicearchive.auditor.doctor.Stacks;
import dev.invoicearchive.auditor.doctor.WorkGroups;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each port takes from AWS's wire format what it is asked for. The answers are written after the services' models. */
class SdkAccountTest {
    private static final String S3 = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private StandIn aws;
    private SdkAccount account;

    @BeforeEach
    void start() {
        // The stand-in speaks JSON; Kinesis' client would rather have CBOR.
        System.setProperty("aws.cborEnabled", "false");
        aws = new StandIn();
        account = new SdkAccount(SdkClients.at(aws.uri()));
    }

    @AfterEach
    void stop() {
        account.close();
        aws.close();
        System.clearProperty("aws.cborEnabled");
    }

    @Test
    @DisplayName("caller, stacks and resources, over pages")
    void stacks() {
        aws.answer(
                "GetCallerIdentity",
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
                        + "<Arn>arn:aws:iam::111122223333:user/me</Arn><Account>111122223333</Account>"
                        + "</GetCallerIdentityResult></GetCallerIdentityResponse>");
        aws.answer(
                "DescribeStacks",
                "<DescribeStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><DescribeStacksResult>"
                        + "<Stacks><member><StackName>a-data</StackName><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>"
                        + "<member><OutputKey>LockMode</OutputKey><OutputValue>GOVERNANCE</OutputValue></member>"
                        + "<member><OutputKey>Database</OutputKey><OutputValue>a</OutputValue></member>"
                        + "</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>");
        aws.answer(
                "ListStackResources",
                "<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries><member>"
                        + "<LogicalResourceId>KeysFeedA3DDE219</LogicalResourceId>"
                        + "<PhysicalResourceId>0a1b</PhysicalResourceId><ResourceType>AWS::KMS::Key</ResourceType>"
                        + "</member></StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>");

        assertThat(account.caller().identity())
                .isEqualTo(new Caller.Identity("111122223333", "arn:aws:iam::111122223333:user/me", "us-east-1"));
        assertThat(account.stacks().stack("a-data"))
                .isEqualTo(new Stacks.Stack("CREATE_COMPLETE", Map.of("LockMode", "GOVERNANCE", "Database", "a")));
        assertThat(account.stacks().resources("a-data"))
                .containsExactly(new Stacks.Resource("KeysFeedA3DDE219", "AWS::KMS::Key", "0a1b"));
        assertThat(aws.sent("DescribeStacks").body()).contains("StackName=a-data", "Version=2010-05-15");
        assertThat(aws.sent("DescribeStacks").headers().get("authorization"))
                .contains("/us-east-1/cloudformation/aws4_request");
    }

    @Test
    @DisplayName("table, recovery, expiry and feed")
    void table() {
        aws.answer(
                "DescribeTable",
                "{\"Table\":{\"TableArn\":\"arn:t\",\"TableStatus\":\"ACTIVE\",\"KeySchema\":["
                        + "{\"AttributeName\":\"T\",\"KeyType\":\"RANGE\"},{\"AttributeName\":\"I\",\"KeyType\":\"HASH\"}],"
                        + "\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},"
                        + "\"LatestStreamArn\":\"arn:t/stream/1\",\"DeletionProtectionEnabled\":true}}");
        aws.answer(
                "DescribeContinuousBackups",
                "{\"ContinuousBackupsDescription\":{\"ContinuousBackupsStatus\":\"ENABLED\","
                        + "\"PointInTimeRecoveryDescription\":{\"PointInTimeRecoveryStatus\":\"ENABLED\"}}}");
        aws.answer(
                "DescribeTimeToLive",
                "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\",\"AttributeName\":\"E\"}}");
        aws.answer(
                "DescribeKinesisStreamingDestination",
                "{\"TableName\":\"t\",\"KinesisDataStreamDestinations\":[{\"StreamArn\":\"arn:k\","
                        + "\"DestinationStatus\":\"ACTIVE\",\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\"}]}");

        assertThat(account.table().table("t"))
                .isEqualTo(new DeployedTable.Table(
                        "arn:t",
                        List.of("I", "T"),
                        Optional.of("NEW_AND_OLD_IMAGES"),
                        Optional.of("arn:t/stream/1"),
                        true));
        assertThat(account.table().recoversToAnySecond("t")).isTrue();
        assertThat(account.table().expiryAttribute("t")).isEmpty();
        assertThat(account.table().feeds("t"))
                .containsExactly(new DeployedTable.Feed("arn:k", "ACTIVE", Optional.of("MICROSECOND")));
    }

    @Test
    @DisplayName("the feed's stream, and the quota of streams")
    void feed() {
        aws.answer(
                "DescribeStreamSummary",
                "{\"StreamDescriptionSummary\":{\"StreamStatus\":\"ACTIVE\",\"RetentionPeriodHours\":168,"
                        + "\"EncryptionType\":\"KMS\",\"KeyId\":\"arn:key\"}}");
        aws.answer(
                "DescribeLimits",
                "{\"ShardLimit\":500,\"OpenShardCount\":1,\"OnDemandStreamCount\":3,\"OnDemandStreamCountLimit\":50}");

        assertThat(account.feed().stream("arn:aws:kinesis:us-east-1:111122223333:stream/s"))
                .isEqualTo(new FeedStream.Stream("ACTIVE", 168, "KMS", "arn:key"));
        assertThat(account.feed().onDemandStreamsLeft()).isEqualTo(47);
    }

    @Test
    @DisplayName("a delivery stream with transform and backup")
    void delivery() {
        aws.answer(
                "DescribeDeliveryStream",
                "{\"DeliveryStreamDescription\":{\"DeliveryStreamStatus\":\"ACTIVE\",\"DeliveryStreamType\":\"DirectPut\","
                        + "\"DeliveryStreamEncryptionConfiguration\":{\"KeyARN\":\"arn:feed\"},\"Destinations\":[{"
                        + "\"DestinationId\":\"d\",\"ExtendedS3DestinationDescription\":{\"BucketARN\":\"arn:b\","
                        + "\"Prefix\":\"p\",\"ErrorOutputPrefix\":\"e\",\"FileExtension\":\".parquet\","
                        + "\"CompressionFormat\":\"UNCOMPRESSED\","
                        + "\"BufferingHints\":{\"SizeInMBs\":64,\"IntervalInSeconds\":60},"
                        + "\"EncryptionConfiguration\":{\"KMSEncryptionConfig\":{\"AWSKMSKeyARN\":\"arn:a\"}},"
                        + "\"DynamicPartitioningConfiguration\":{\"Enabled\":true},"
                        + "\"ProcessingConfiguration\":{\"Enabled\":true,\"Processors\":[{\"Type\":\"Lambda\","
                        + "\"Parameters\":[{\"ParameterName\":\"LambdaArn\",\"ParameterValue\":\"arn:f\"}]}]},"
                        + "\"S3BackupMode\":\"Enabled\",\"S3BackupDescription\":{\"BucketARN\":\"arn:b\",\"Prefix\":\"s\","
                        + "\"CompressionFormat\":\"GZIP\",\"BufferingHints\":{\"SizeInMBs\":64,\"IntervalInSeconds\":60},"
                        + "\"EncryptionConfiguration\":{\"NoEncryptionConfig\":\"NoEncryption\"}}}}]}}");

        DeliveryStreams.Destination to = new DeliveryStreams.Destination(
                "arn:b",
                "p",
                "e",
                ".parquet",
                "UNCOMPRESSED",
                64,
                60,
                "arn:a",
                true,
                false,
                List.of(new DeliveryStreams.Processor("Lambda", Map.of("LambdaArn", "arn:f"))));
        DeliveryStreams.Destination backup =
                new DeliveryStreams.Destination("arn:b", "s", "", "", "GZIP", 64, 60, "", false, false, List.of());
        assertThat(account.deliveries().delivery("d"))
                .isEqualTo(new DeliveryStreams.Delivery("ACTIVE", "DirectPut", "arn:feed", to, backup));
    }

    @Test
    @DisplayName("alias, function, event sources and the limit of calls")
    void functions() {
        String mapping = "{\"UUID\":\"u\",\"EventSourceArn\":\"arn:s\",\"FunctionArn\":\"arn:f\",\"State\":\"Enabled\","
                + "\"BisectBatchOnFunctionError\":true,\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"],"
                + "\"MaximumRetryAttempts\":60,\"MaximumRecordAgeInSeconds\":72000,"
                + "\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"arn:q\"}}}";
        aws.answer("GET /2015-03-31/functions/f/aliases/live", "{\"Name\":\"live\",\"FunctionVersion\":\"7\"}");
        aws.answer(
                "GET /2015-03-31/functions/f/configuration Qualifier",
                "{\"State\":\"Active\",\"LastUpdateStatus\":\"Successful\",\"Environment\":{\"Variables\":{\"A\":\"b\"}}}");
        aws.answer("GET /2015-03-31/event-source-mappings/u", mapping);
        aws.answer(
                "GET /2015-03-31/event-source-mappings EventSourceArn", "{\"EventSourceMappings\":[" + mapping + "]}");
        aws.answer(
                "GET /2015-03-31/event-source-mappings/ EventSourceArn", "{\"EventSourceMappings\":[" + mapping + "]}");
        aws.answer("GET /2016-08-19/account-settings", "{\"AccountLimit\":{\"ConcurrentExecutions\":1000}}");
        aws.answer("GET /2016-08-19/account-settings/", "{\"AccountLimit\":{\"ConcurrentExecutions\":1000}}");

        Functions.Reader reader = new Functions.Reader("arn:s", "arn:f", "Enabled", true, true, 60, 72000, "arn:q");
        assertThat(account.functions().version("f", "live")).isEqualTo("7");
        assertThat(account.functions().function("f", "live"))
                .isEqualTo(new Functions.Function("Active", "Successful", Map.of("A", "b")));
        assertThat(account.functions().reader("u")).isEqualTo(reader);
        assertThat(account.functions().readers("arn:s")).containsExactly(reader);
        assertThat(account.functions().concurrentCallsMax()).isEqualTo(1000);
    }

    @Test
    @DisplayName("a bucket's rules, the prefix wherever S3 puts it")
    void bucket() {
        aws.answer(
                "GET /b versioning",
                "<VersioningConfiguration" + S3 + "><Status>Enabled</Status></VersioningConfiguration>");
        aws.answer(
                "GET /b object-lock",
                "<ObjectLockConfiguration" + S3
                        + "><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>"
                        + "<Mode>GOVERNANCE</Mode><Days>1</Days></DefaultRetention></Rule></ObjectLockConfiguration>");
        aws.answer("GET /b policy", "{\"Statement\":[]}");
        aws.answer(
                "GET /b lifecycle",
                200,
                Map.of("x-amz-transition-default-minimum-object-size", "varies_by_storage_class"),
                "<LifecycleConfiguration" + S3
                        + "><Rule><ID>a</ID><Status>Enabled</Status><Filter><And><Prefix>source/</Prefix>"
                        + "<ObjectSizeGreaterThan>131072</ObjectSizeGreaterThan></And></Filter><Transition><Days>35</Days>"
                        + "<StorageClass>DEEP_ARCHIVE</StorageClass></Transition></Rule>"
                        + "<Rule><ID>b</ID><Status>Disabled</Status><Filter><Prefix>x/</Prefix></Filter><Expiration><Days>9</Days>"
                        + "</Expiration><NoncurrentVersionExpiration><NoncurrentDays>8</NoncurrentDays>"
                        + "</NoncurrentVersionExpiration></Rule></LifecycleConfiguration>");
        aws.answer(
                "GET /b publicAccessBlock",
                "<PublicAccessBlockConfiguration" + S3
                        + "><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true"
                        + "</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>false"
                        + "</RestrictPublicBuckets></PublicAccessBlockConfiguration>");
        aws.answer(
                "GET /b encryption",
                "<ServerSideEncryptionConfiguration" + S3
                        + "><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms"
                        + "</SSEAlgorithm><KMSMasterKeyID>arn:k</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule>"
                        + "</ServerSideEncryptionConfiguration>");

        ArchiveBucket bucket = account.bucket();
        assertThat(bucket.versioning("b")).isEqualTo("Enabled");
        assertThat(bucket.lock("b")).isEqualTo(new ArchiveBucket.Lock(true, Optional.of("GOVERNANCE 1 days")));
        assertThat(bucket.policy("b")).isEqualTo("{\"Statement\":[]}");
        assertThat(bucket.lifecycle("b"))
                .isEqualTo(new ArchiveBucket.Lifecycle(
                        "varies_by_storage_class",
                        List.of(
                                new ArchiveBucket.Rule(
                                        true, "source/", 131072, List.of("DEEP_ARCHIVE after 35 days"), 0, 0),
                                new ArchiveBucket.Rule(false, "x/", 0, List.of(), 9, 8))));
        assertThat(bucket.blocksPublicAccess("b")).isFalse();
        assertThat(bucket.key("b")).isEqualTo("arn:k");
    }

    @Test
    @DisplayName("S3 says what is missing with an error, which is no error here")
    void bucketWithoutRules() {
        for (String what : List.of("object-lock", "publicAccessBlock")) {
            String code = what.equals("object-lock")
                    ? "ObjectLockConfigurationNotFoundError"
                    : "NoSuchPublicAccessBlockConfiguration";
            aws.answer("GET /b " + what, 404, "<Error><Code>" + code + "</Code><Message>none</Message></Error>");
        }
        aws.answer("GET /b policy", 404, "<Error><Code>NoSuchBucketPolicy</Code><Message>none</Message></Error>");
        aws.answer("GET /b encryption", 403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>");

        assertThat(account.bucket().lock("b")).isEqualTo(new ArchiveBucket.Lock(false, Optional.empty()));
        assertThat(account.bucket().blocksPublicAccess("b")).isFalse();
        assertThatThrownBy(() -> account.bucket().policy("b")).isInstanceOf(NotThereException.class);
        assertThatThrownBy(() -> account.bucket().key("b"))
                .isInstanceOf(NotPermittedException.class)
                .hasMessageContaining("s3:GetEncryptionConfiguration");
    }

    @Test
    @DisplayName("keys, workgroups, tables, roles, trail")
    void theRest() {
        aws.answer(
                "DescribeKey",
                "{\"KeyMetadata\":{\"KeyId\":\"0a1b\",\"Arn\":\"arn:k\",\"KeyState\":\"PendingDeletion\","
                        + "\"KeySpec\":\"ECC_NIST_P256\"}}");
        aws.answer("GetKeyRotationStatus", "{\"KeyRotationEnabled\":true}");
        aws.answer("GetKeyPolicy", "{\"Policy\":\"{}\"}");
        aws.answer(
                "GetWorkGroup",
                "{\"WorkGroup\":{\"Name\":\"w\",\"Configuration\":{\"EnforceWorkGroupConfiguration\":true,"
                        + "\"BytesScannedCutoffPerQuery\":1000000000000,\"EngineVersion\":{\"SelectedEngineVersion\":"
                        + "\"Athena engine version 3\"},\"ResultConfiguration\":{\"OutputLocation\":\"s3://r/\","
                        + "\"EncryptionConfiguration\":{\"EncryptionOption\":\"SSE_KMS\",\"KmsKey\":\"arn:k\"}}}}}");
        aws.answer(
                "GetTable",
                "{\"Table\":{\"Name\":\"delivered\",\"PartitionKeys\":[{\"Name\":\"day\",\"Type\":\"string\"}],"
                        + "\"Parameters\":{\"projection.enabled\":\"true\"},\"StorageDescriptor\":{\"Location\":\"s3://b/\","
                        + "\"Columns\":[{\"Name\":\"event_id\",\"Type\":\"string\"}]}}}");
        aws.answer("GetTables", "{\"TableList\":[{\"Name\":\"a\"},{\"Name\":\"b\"}]}");
        aws.answer(
                "SimulatePrincipalPolicy",
                "<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>"
                        + "<EvalActionName>kms:Sign</EvalActionName><EvalDecision>implicitDeny</EvalDecision></member>"
                        + "</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>");
        aws.answer("GetTrail", "{\"Trail\":{\"LogFileValidationEnabled\":true,\"KmsKeyId\":\"arn:k\"}}");
        aws.answer("GetTrailStatus", "{\"IsLogging\":false}");

        assertThat(account.keys().key("0a1b")).isEqualTo(new KeyRules.Key("arn:k", "PendingDeletion", "ECC_NIST_P256"));
        assertThat(account.keys().rotates("0a1b")).isTrue();
        assertThat(account.keys().policy("0a1b")).isEqualTo("{}");
        assertThat(account.workGroups().workGroup("w"))
                .isEqualTo(new WorkGroups.WorkGroup(
                        true, "s3://r/", "SSE_KMS", OptionalLong.of(1_000_000_000_000L), "Athena engine version 3"));
        assertThat(account.catalog().table("d", "delivered"))
                .isEqualTo(new CatalogTables.Table(
                        "s3://b/",
                        List.of("event_id string"),
                        List.of("day string"),
                        Map.of("projection.enabled", "true")));
        assertThat(account.catalog().names("d")).containsExactlyInAnyOrder("a", "b");
        assertThat(account.roles().allows("arn:r", "kms:Sign", "arn:k")).isFalse();
        assertThat(aws.sent("SimulatePrincipalPolicy").body())
                .contains("PolicySourceArn=arn:r", "ActionNames.member.1=kms:Sign", "ResourceArns.member.1=arn:k");
        assertThat(account.trail().trail("t")).isEqualTo(new AuditTrail.Trail(false, true, "arn:k"));
    }

    @Test
    @DisplayName("in every protocol a denial, an absence and wrong credentials are told apart")
    void refusals() {
        aws.answer("DescribeKey", 400, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}");
        aws.answer("GetTrail", 400, "{\"__type\":\"com.x#AccessDeniedException\",\"message\":\"no\"}");
        aws.answer("DescribeTable", 400, "{\"__type\":\"com.x#ResourceNotFoundException\",\"message\":\"no\"}");
        aws.answer(
                "DescribeStacks",
                400,
                "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id a does not exist</Message></Error>"
                        + "</ErrorResponse>");
        aws.answer(
                "ListStackResources", 403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>");
        aws.answer(
                "GetWorkGroup",
                400,
                "{\"__type\":\"InvalidRequestException\",\"Message\":\"WorkGroup a is not found.\"}");
        aws.answer(
                "GetCallerIdentity",
                403,
                "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>no</Message></Error></ErrorResponse>");

        assertThatThrownBy(() -> account.keys().key("a")).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> account.trail().trail("a")).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> account.table().table("a")).isInstanceOf(NotThereException.class);
        assertThatThrownBy(() -> account.stacks().stack("a")).isInstanceOf(NotThereException.class);
        assertThatThrownBy(() -> account.stacks().resources("a")).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> account.workGroups().workGroup("a")).isInstanceOf(NotThereException.class);
        assertThatThrownBy(() -> account.caller().identity()).isInstanceOf(NoAnswerException.class);
    }

    @Test
    @DisplayName("where nobody listens there is no answer")
    void nobodyListens() {
        try (SdkAccount nowhere = new SdkAccount(SdkClients.at(URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(() -> nowhere.trail().trail("a")).isInstanceOf(NoAnswerException.class);
        }
    }
}
