package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.DeployedTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table, from DynamoDB. */
public final class DynamoTable implements DeployedTable {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public DynamoTable(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Table table(String name) {
        TableDescription table = Calls.ask(
                        "dynamodb:DescribeTable", () -> client().describeTable(request -> request.tableName(name)))
                .table();
        List<String> key = table.keySchema().stream()
                // HASH comes before RANGE.
                .sorted(Comparator.comparing(KeySchemaElement::keyTypeAsString))
                .map(KeySchemaElement::attributeName)
                .toList();
        Optional<String> view = Optional.ofNullable(table.streamSpecification())
                .filter(stream -> Boolean.TRUE.equals(stream.streamEnabled()))
                .map(stream -> stream.streamViewTypeAsString());
        return new Table(
                table.tableArn(),
                key,
                view,
                Optional.ofNullable(table.latestStreamArn()).filter(arn -> view.isPresent()),
                Boolean.TRUE.equals(table.deletionProtectionEnabled()));
    }

    @Override
    public boolean recoversToAnySecond(String name) {
        return Calls.ask("dynamodb:DescribeContinuousBackups", () -> client().describeContinuousBackups(
                                        request -> request.tableName(name)))
                        .continuousBackupsDescription()
                        .pointInTimeRecoveryDescription()
                        .pointInTimeRecoveryStatus()
                == PointInTimeRecoveryStatus.ENABLED;
    }

    @Override
    public Optional<String> expiryAttribute(String name) {
        TimeToLiveDescription expiry = Calls.ask("dynamodb:DescribeTimeToLive", () -> client().describeTimeToLive(
                                request -> request.tableName(name)))
                .timeToLiveDescription();
        return Optional.ofNullable(expiry.attributeName())
                .filter(attribute -> expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                        || expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLING);
    }

    @Override
    public List<Feed> feeds(String name) {
        return Calls.ask(
                        "dynamodb:DescribeKinesisStreamingDestination",
                        () -> client().describeKinesisStreamingDestination(request -> request.tableName(name)))
                .kinesisDataStreamDestinations()
                .stream()
                .map(feed -> new Feed(
                        feed.streamArn(),
                        feed.destinationStatusAsString(),
                        Optional.ofNullable(feed.approximateCreationDateTimePrecisionAsString())))
                .toList();
    }

    private DynamoDbClient client() {
        return clients.client(DynamoDbClient.class, DynamoDbClient::builder);
    }
}
