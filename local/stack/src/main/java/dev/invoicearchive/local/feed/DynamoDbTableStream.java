package dev.invoicearchive.local.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.model.EventName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The stream of a DynamoDB Local table. One shard at a time, parents before children; sequence numbers grow along the
 * whole stream, also over a restart.
 */
public final class DynamoDbTableStream implements TableStream {
    private static final int RECORDS_PER_CALL = 1000;

    private final DynamoDbStreamsClient client;
    private final String streamArn;
    private String iterator;
    private String iteratorShard;
    private Optional<StreamPosition> readTo = Optional.empty();

    public DynamoDbTableStream(DynamoDbStreamsClient client, String streamArn) {
        this.client = client;
        this.streamArn = streamArn;
    }

    @Override
    public List<StreamChange> readAfter(Optional<StreamPosition> after) {
        if (iterator == null || !after.equals(readTo)) {
            // A caller that could not keep what it was given comes back with its old position.
            iterator = null;
            openAfter(after);
            readTo = after;
        }
        while (iterator != null) {
            GetRecordsResponse response = readIterator(after);
            if (response == null) {
                return List.of();
            }
            String shard = iteratorShard;
            iterator = response.nextShardIterator();
            List<StreamChange> changes = newer(response.records(), shard, after);
            if (!changes.isEmpty()) {
                readTo = Optional.of(changes.get(changes.size() - 1).position());
                return changes;
            }
            if (iterator != null) {
                return List.of();
            }
            // The shard is closed and read to its end: its child goes on.
            openShardBehind(shard);
        }
        return List.of();
    }

    private GetRecordsResponse readIterator(Optional<StreamPosition> after) {
        String current = iterator;
        try {
            return client.getRecords(request -> request.shardIterator(current).limit(RECORDS_PER_CALL));
        } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
            // Opened anew by the next call, from the position that the caller names.
            iterator = null;
            return null;
        }
    }

    private void openAfter(Optional<StreamPosition> after) {
        List<Shard> shards = shards();
        Optional<Shard> known = after.flatMap(position -> shards.stream()
                .filter(shard -> shard.shardId().equals(position.shardId()))
                .findFirst());
        if (known.isPresent()) {
            openBehind(known.get(), after.get());
        } else if (!shards.isEmpty()) {
            openBeginning(shards.get(0));
        }
    }

    private void openBehind(Shard shard, StreamPosition position) {
        try {
            iterator = client.getShardIterator(request -> request.streamArn(streamArn)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                            .sequenceNumber(position.sequenceNumber()))
                    .shardIterator();
            iteratorShard = shard.shardId();
        } catch (TrimmedDataAccessException e) {
            // The record itself is past its 24 hours; those behind it are told apart by their sequence numbers.
            openBeginning(shard);
        }
    }

    private void openBeginning(Shard shard) {
        iterator = client.getShardIterator(request -> request.streamArn(streamArn)
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        iteratorShard = shard.shardId();
    }

    private void openShardBehind(String shardId) {
        List<Shard> shards = shards();
        for (int i = 0; i + 1 < shards.size(); i++) {
            if (shards.get(i).shardId().equals(shardId)) {
                openBeginning(shards.get(i + 1));
                return;
            }
        }
    }

    private List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        String start = null;
        do {
            DescribeStreamRequest request = DescribeStreamRequest.builder()
                    .streamArn(streamArn)
                    .exclusiveStartShardId(start)
                    .build();
            DescribeStreamResponse response = client.describeStream(request);
            shards.addAll(response.streamDescription().shards());
            start = response.streamDescription().lastEvaluatedShardId();
        } while (start != null);
        shards.sort(Comparator.comparing(
                shard -> new BigInteger(shard.sequenceNumberRange().startingSequenceNumber())));
        return shards;
    }

    private static List<StreamChange> newer(List<Record> records, String shard, Optional<StreamPosition> after) {
        Optional<BigInteger> taken = after.map(position -> new BigInteger(position.sequenceNumber()));
        List<StreamChange> changes = new ArrayList<>();
        for (Record record : records) {
            BigInteger number = new BigInteger(record.dynamodb().sequenceNumber());
            if (taken.isEmpty() || number.compareTo(taken.get()) > 0) {
                changes.add(change(record, shard));
            }
        }
        return changes;
    }

    private static StreamChange change(Record record, String shard) {
        return new StreamChange(
                new StreamPosition(shard, record.dynamodb().sequenceNumber()),
                record.eventID(),
                EventName.valueOf(record.eventNameAsString()),
                ImageJson.of(record.dynamodb().keys()),
                image(record.dynamodb().hasNewImage(), record.dynamodb().newImage()),
                image(record.dynamodb().hasOldImage(), record.dynamodb().oldImage()),
                record.dynamodb().sizeBytes() == null ? 0 : record.dynamodb().sizeBytes());
    }

    private static ObjectNode image(boolean present, Map<String, AttributeValue> image) {
        return present && !image.isEmpty() ? ImageJson.of(image) : null;
    }
}
