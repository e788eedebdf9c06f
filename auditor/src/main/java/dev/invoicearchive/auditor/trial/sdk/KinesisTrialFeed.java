package dev.invoicearchive.auditor.trial.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.trial.TrialFeed;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** A stream, in Kinesis. */
public final class KinesisTrialFeed implements TrialFeed {
    private static final int PAGES_OF_A_LOOK = 4;

    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public KinesisTrialFeed(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public void create(String name) {
        Calls.ask("kinesis:CreateStream", () -> client().createStream(
                        request -> request.streamName(name).shardCount(1)));
    }

    @Override
    public String status(String name) {
        return summary(name).streamStatusAsString();
    }

    @Override
    public String arn(String name) {
        return summary(name).streamARN();
    }

    @Override
    public List<byte[]> records(String name) {
        List<Shard> shards = Calls.ask(
                        "kinesis:ListShards", () -> client().listShards(request -> request.streamName(name)))
                .shards();
        List<byte[]> records = new ArrayList<>();
        shards.forEach(shard -> read(name, shard.shardId(), records));
        return records;
    }

    @Override
    public void delete(String name) {
        Calls.ask("kinesis:DeleteStream", () -> client().deleteStream(request -> request.streamName(name)));
    }

    private void read(String name, String shard, List<byte[]> records) {
        String iterator = Calls.ask("kinesis:GetShardIterator", () -> client().getShardIterator(request ->
                        request.streamName(name).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON)))
                .shardIterator();
        for (int page = 0; page < PAGES_OF_A_LOOK && iterator != null; page++) {
            String from = iterator;
            GetRecordsResponse answer =
                    Calls.ask("kinesis:GetRecords", () -> client().getRecords(request -> request.shardIterator(from)));
            answer.records().forEach(record -> records.add(record.data().asByteArray()));
            iterator = answer.nextShardIterator();
        }
    }

    private StreamDescriptionSummary summary(String name) {
        return Calls.ask("kinesis:DescribeStreamSummary", () -> client().describeStreamSummary(
                                request -> request.streamName(name)))
                .streamDescriptionSummary();
    }

    private KinesisClient client() {
        return clients.client(KinesisClient.class, KinesisClient::builder);
    }
}
