package dev.invoicearchive.auditor.trial.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.trial.TrialTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ApproximateCreationDateTimePrecision;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A table, in DynamoDB. */
public final class DynamoTrialTable implements TrialTable {
    /** An open shard has always a next page; after so many the next look goes on. */
    private static final int PAGES_OF_A_LOOK = 10;

    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public DynamoTrialTable(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public void create(String name, String partitionKey, String sortKey) {
        Calls.ask("dynamodb:CreateTable", () -> client().createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text(partitionKey), text(sortKey))
                .keySchema(part(partitionKey, KeyType.HASH), part(sortKey, KeyType.RANGE))
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))));
    }

    @Override
    public String status(String name) {
        return Calls.ask("dynamodb:DescribeTable", () -> client().describeTable(request -> request.tableName(name)))
                .table()
                .tableStatusAsString();
    }

    @Override
    public void feed(String name, String streamArn) {
        Calls.ask("dynamodb:EnableKinesisStreamingDestination", () -> client().enableKinesisStreamingDestination(
                        request -> request.tableName(name)
                                .streamArn(streamArn)
                                .enableKinesisStreamingConfiguration(feed -> feed.approximateCreationDateTimePrecision(
                                        ApproximateCreationDateTimePrecision.MICROSECOND))));
    }

    @Override
    public String feedStatus(String name) {
        return Calls.ask(
                        "dynamodb:DescribeKinesisStreamingDestination",
                        () -> client().describeKinesisStreamingDestination(request -> request.tableName(name)))
                .kinesisDataStreamDestinations()
                .stream()
                .map(feed -> feed.destinationStatusAsString())
                .findFirst()
                .orElse("");
    }

    @Override
    public void change(String name, String partitionKey, String sortKey, int inserted) {
        for (int number = 0; number < inserted; number++) {
            put(name, Map.of(partitionKey, text("trial", 0), sortKey, text("T", number)));
        }
        Map<String, AttributeValue> edited =
                new HashMap<>(Map.of(partitionKey, text("trial", 0), sortKey, text("T", 0)));
        edited.put("Edited", AttributeValue.fromBool(true));
        put(name, edited);
        Map<String, AttributeValue> key = Map.of(partitionKey, text("trial", 0), sortKey, text("T", inserted - 1));
        Calls.ask("dynamodb:DeleteItem", () -> client().deleteItem(
                        request -> request.tableName(name).key(key)));
    }

    @Override
    public List<String> eventIds(String name) {
        String stream = Calls.ask(
                        "dynamodb:DescribeTable", () -> client().describeTable(request -> request.tableName(name)))
                .table()
                .latestStreamArn();
        List<Shard> shards = Calls.ask(
                        "dynamodb:DescribeStream", () -> streams().describeStream(request -> request.streamArn(stream)))
                .streamDescription()
                .shards();
        List<String> ids = new ArrayList<>();
        shards.forEach(shard -> read(stream, shard.shardId(), ids));
        return ids;
    }

    @Override
    public void delete(String name) {
        Calls.ask("dynamodb:DeleteTable", () -> client().deleteTable(request -> request.tableName(name)));
    }

    private void read(String stream, String shard, List<String> ids) {
        String iterator = Calls.ask("dynamodb:GetShardIterator", () -> streams()
                        .getShardIterator(request -> request.streamArn(stream)
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON)))
                .shardIterator();
        for (int page = 0; page < PAGES_OF_A_LOOK && iterator != null; page++) {
            String from = iterator;
            GetRecordsResponse records = Calls.ask(
                    "dynamodb:GetRecords", () -> streams().getRecords(request -> request.shardIterator(from)));
            records.records().forEach(record -> ids.add(record.eventID()));
            iterator = records.nextShardIterator();
        }
    }

    private void put(String name, Map<String, AttributeValue> item) {
        Calls.ask("dynamodb:PutItem", () -> client().putItem(
                        request -> request.tableName(name).item(item)));
    }

    private static AttributeValue text(String start, int number) {
        return AttributeValue.fromS(start + "-" + number);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement part(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private DynamoDbClient client() {
        return clients.client(DynamoDbClient.class, DynamoDbClient::builder);
    }

    private DynamoDbStreamsClient streams() {
        return clients.client(DynamoDbStreamsClient.class, DynamoDbStreamsClient::builder);
    }
}
