package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** An account in which infra's snapshots are deployed. Tests change properties, and withhold permissions and answers. */
public final class TemplateAccount implements Account {
    private final Templates templates;
    private final Set<String> refused = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private final Set<String> views = new HashSet<>();
    private Map<String, String> bootstrap = Map.of("BootstrapVersion", "28");
    private int concurrentCalls = 1000;

    /** The stacks of one folder of snapshots. */
    public TemplateAccount(String folder) {
        templates = Templates.of(folder);
        ViewCatalog.load().views().stream().map(ViewDefinition::name).forEach(views::add);
    }

    /** Adds the table that a deployment adopts, which is in no stack of it. */
    void addTable(String name, String partitionKey, String sortKey) {
        ObjectNode table = JsonNodeFactory.instance.objectNode().put("TableName", name);
        table.putArray("KeySchema").addObject().put("AttributeName", partitionKey);
        table.withArray("KeySchema").addObject().put("AttributeName", sortKey);
        table.putObject("StreamSpecification").put("StreamViewType", "NEW_AND_OLD_IMAGES");
        table.putObject("PointInTimeRecoverySpecification").put("PointInTimeRecoveryEnabled", true);
        templates.add("AWS::DynamoDB::Table", name, table);
    }

    Templates templates() {
        return templates;
    }

    /** Views that were deployed. */
    Set<String> views() {
        return views;
    }

    /** From now on the caller may not make these calls. */
    public void refuse(String... actions) {
        refused.addAll(List.of(actions));
    }

    /** From now on AWS does not answer these calls. */
    public void silence(String... actions) {
        silent.addAll(List.of(actions));
    }

    void bootstrapIs(Map<String, String> outputs) {
        bootstrap = outputs;
    }

    void concurrentCallsAre(int calls) {
        concurrentCalls = calls;
    }

    private void gate(String action) {
        if (refused.contains(action)) {
            throw new NotPermittedException(action);
        }
        if (silent.contains(action)) {
            throw new NoAnswerException(action, "timeout", null);
        }
    }

    @Override
    public Caller caller() {
        return () -> {
            gate("sts:GetCallerIdentity");
            return new Caller.Identity(
                    Templates.ACCOUNT,
                    "arn:aws:sts::" + Templates.ACCOUNT + ":assumed-role/admin/somebody",
                    Templates.REGION);
        };
    }

    @Override
    public Stacks stacks() {
        return new Stacks() {
            @Override
            public Stack stack(String name) {
                gate("cloudformation:DescribeStacks");
                return name.equals("CDKToolkit")
                        ? new Stack("CREATE_COMPLETE", bootstrap)
                        : new Stack("UPDATE_COMPLETE", templates.outputs(name));
            }

            @Override
            public List<Resource> resources(String name) {
                gate("cloudformation:ListStackResources");
                return templates.resources(name);
            }
        };
    }

    @Override
    public DeployedTable table() {
        return new DeployedTable() {
            @Override
            public Table table(String name) {
                gate("dynamodb:DescribeTable");
                ObjectNode table = templates.one("AWS::DynamoDB::Table", name);
                List<String> key = new ArrayList<>();
                table.path("KeySchema")
                        .forEach(part -> key.add(part.path("AttributeName").asText()));
                Optional<String> view = text(table, "/StreamSpecification/StreamViewType");
                String arn = "arn:aws:dynamodb:" + Templates.REGION + ":" + Templates.ACCOUNT + ":table/"
                        + table.path("TableName").asText();
                return new Table(
                        arn,
                        key,
                        view,
                        view.map(type -> arn + "/stream/2026-01-01T00:00:00.000"),
                        table.path("DeletionProtectionEnabled").asBoolean());
            }

            @Override
            public boolean recoversToAnySecond(String name) {
                gate("dynamodb:DescribeContinuousBackups");
                return templates
                        .one("AWS::DynamoDB::Table", name)
                        .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean();
            }

            @Override
            public Optional<String> expiryAttribute(String name) {
                gate("dynamodb:DescribeTimeToLive");
                return text(templates.one("AWS::DynamoDB::Table", name), "/TimeToLiveSpecification/AttributeName");
            }

            @Override
            public List<Feed> feeds(String name) {
                gate("dynamodb:DescribeKinesisStreamingDestination");
                JsonNode feed = templates.one("AWS::DynamoDB::Table", name).path("KinesisStreamSpecification");
                return feed.isMissingNode()
                        ? List.of()
                        : List.of(new Feed(
                                feed.path("StreamArn").asText(),
                                "ACTIVE",
                                text(feed, "/ApproximateCreationDateTimePrecision")));
            }
        };
    }

    @Override
    public FeedStream feed() {
        return new FeedStream() {
            @Override
            public Stream stream(String arn) {
                gate("kinesis:DescribeStreamSummary");
                ObjectNode stream = templates.one("AWS::Kinesis::Stream", arn);
                return new Stream(
                        "ACTIVE",
                        stream.path("RetentionPeriodHours").asInt(24),
                        stream.at("/StreamEncryption/EncryptionType").asText("NONE"),
                        stream.at("/StreamEncryption/KeyId").asText(""));
            }

            @Override
            public int onDemandStreamsLeft() {
                gate("kinesis:DescribeLimits");
                return 49;
            }
        };
    }

    @Override
    public DeliveryStreams deliveries() {
        return name -> {
            gate("firehose:DescribeDeliveryStream");
            ObjectNode stream = templates.one("AWS::KinesisFirehose::DeliveryStream", name);
            JsonNode to = stream.path("ExtendedS3DestinationConfiguration");
            boolean backedUp = to.path("S3BackupMode").asText().equals("Enabled");
            return new DeliveryStreams.Delivery(
                    "ACTIVE",
                    stream.path("DeliveryStreamType").asText(),
                    stream.at("/DeliveryStreamEncryptionConfigurationInput/KeyARN")
                            .asText(""),
                    destination(to),
                    backedUp ? destination(to.path("S3BackupConfiguration")) : null);
        };
    }

    private static DeliveryStreams.Destination destination(JsonNode to) {
        List<DeliveryStreams.Processor> processors = new ArrayList<>();
        to.at("/ProcessingConfiguration/Processors").forEach(processor -> {
            Map<String, String> parameters = new TreeMap<>();
            processor
                    .path("Parameters")
                    .forEach(parameter -> parameters.put(
                            parameter.path("ParameterName").asText(),
                            parameter.path("ParameterValue").asText()));
            processors.add(new DeliveryStreams.Processor(processor.path("Type").asText(), parameters));
        });
        return new DeliveryStreams.Destination(
                to.path("BucketARN").asText(),
                to.path("Prefix").asText(""),
                to.path("ErrorOutputPrefix").asText(""),
                to.path("FileExtension").asText(""),
                to.path("CompressionFormat").asText("UNCOMPRESSED"),
                to.at("/BufferingHints/SizeInMBs").asInt(),
                to.at("/BufferingHints/IntervalInSeconds").asInt(),
                to.at("/EncryptionConfiguration/KMSEncryptionConfig/AWSKMSKeyARN")
                        .asText(""),
                to.at("/DynamicPartitioningConfiguration/Enabled").asBoolean(),
                to.at("/DataFormatConversionConfiguration/Enabled").asBoolean(),
                processors);
    }

    @Override
    public Functions functions() {
        return new Functions() {
            @Override
            public String version(String function, String alias) {
                gate("lambda:GetAlias");
                return templates.all("AWS::Lambda::Alias").stream()
                        .filter(one -> one.path("FunctionName").asText().equals(function)
                                && one.path("Name").asText().equals(alias))
                        .map(one -> one.path("FunctionVersion").asText())
                        .findFirst()
                        .orElseThrow(() -> new NotThereException("lambda:GetAlias"));
            }

            @Override
            public Function function(String function, String alias) {
                gate("lambda:GetFunctionConfiguration");
                Map<String, String> variables = new TreeMap<>();
                templates
                        .one("AWS::Lambda::Function", function)
                        .at("/Environment/Variables")
                        .properties()
                        .forEach(variable -> variables.put(
                                variable.getKey(), variable.getValue().asText()));
                return new Function("Active", "Successful", variables);
            }

            @Override
            public List<Reader> readers(String streamArn) {
                gate("lambda:ListEventSourceMappings");
                return templates.all("AWS::Lambda::EventSourceMapping").stream()
                        .map(TemplateAccount::mapping)
                        .filter(reader -> reader.streamArn().equals(streamArn))
                        .toList();
            }

            @Override
            public Reader reader(String id) {
                gate("lambda:GetEventSourceMapping");
                return mapping(templates.one("AWS::Lambda::EventSourceMapping", id));
            }

            @Override
            public int concurrentCallsMax() {
                gate("lambda:GetAccountSettings");
                return concurrentCalls;
            }
        };
    }

    private static Functions.Reader mapping(ObjectNode one) {
        return new Functions.Reader(
                one.path("EventSourceArn").asText(),
                one.path("FunctionName").asText(),
                one.path("Enabled").asBoolean(true) ? "Enabled" : "Disabled",
                one.path("BisectBatchOnFunctionError").asBoolean(),
                one.path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures"),
                one.path("MaximumRetryAttempts").asInt(-1),
                one.path("MaximumRecordAgeInSeconds").asInt(-1),
                one.at("/DestinationConfig/OnFailure/Destination").asText(""));
    }

    @Override
    public ArchiveBucket bucket() {
        return new TemplateBucket(templates, this::gate);
    }

    @Override
    public KeyRules keys() {
        return new KeyRules() {
            @Override
            public Key key(String id) {
                gate("kms:DescribeKey");
                ObjectNode key = templates.one("AWS::KMS::Key", id);
                return new Key(
                        "arn:aws:kms:" + Templates.REGION + ":" + Templates.ACCOUNT + ":key/" + id,
                        key.path("Enabled").asBoolean(true) ? "Enabled" : "Disabled",
                        key.path("KeySpec").asText("SYMMETRIC_DEFAULT"));
            }

            @Override
            public boolean rotates(String id) {
                gate("kms:GetKeyRotationStatus");
                return templates
                        .one("AWS::KMS::Key", id)
                        .path("EnableKeyRotation")
                        .asBoolean();
            }

            @Override
            public String policy(String id) {
                gate("kms:GetKeyPolicy");
                return templates.one("AWS::KMS::Key", id).path("KeyPolicy").toString();
            }
        };
    }

    @Override
    public WorkGroups workGroups() {
        return name -> {
            gate("athena:GetWorkGroup");
            JsonNode group = templates.one("AWS::Athena::WorkGroup", name).path("WorkGroupConfiguration");
            return new WorkGroups.WorkGroup(
                    group.path("EnforceWorkGroupConfiguration").asBoolean(),
                    group.at("/ResultConfiguration/OutputLocation").asText(""),
                    group.at("/ResultConfiguration/EncryptionConfiguration/EncryptionOption")
                            .asText(""),
                    group.has("BytesScannedCutoffPerQuery")
                            ? OptionalLong.of(
                                    group.path("BytesScannedCutoffPerQuery").asLong())
                            : OptionalLong.empty(),
                    group.at("/EngineVersion/SelectedEngineVersion").asText(""));
        };
    }

    @Override
    public CatalogTables catalog() {
        return new TemplateCatalog(templates, this::gate, views);
    }

    @Override
    public RoleRules roles() {
        return new TemplateRoles(templates, this::gate);
    }

    @Override
    public AuditTrail trail() {
        return name -> {
            gate("cloudtrail:GetTrail");
            ObjectNode trail = templates.one("AWS::CloudTrail::Trail", name);
            return new AuditTrail.Trail(
                    trail.path("IsLogging").asBoolean(),
                    trail.path("EnableLogFileValidation").asBoolean(),
                    trail.path("KMSKeyId").asText(""));
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    static Optional<String> text(JsonNode node, String pointer) {
        return Optional.of(node.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
