package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.FeedStream;
import java.util.Objects;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** The feed's stream, from Kinesis. */
public final class KinesisFeed implements FeedStream {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public KinesisFeed(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Stream stream(String arn) {
        StreamDescriptionSummary stream = Calls.ask(
                        "kinesis:DescribeStreamSummary",
                        () -> client().describeStreamSummary(request -> request.streamARN(arn)))
                .streamDescriptionSummary();
        return new Stream(
                stream.streamStatusAsString(),
                stream.retentionPeriodHours(),
                Objects.requireNonNullElse(stream.encryptionTypeAsString(), "NONE"),
                Objects.requireNonNullElse(stream.keyId(), ""));
    }

    @Override
    public int onDemandStreamsLeft() {
        DescribeLimitsResponse limits = Calls.ask("kinesis:DescribeLimits", () -> client().describeLimits());
        return limits.onDemandStreamCountLimit() - limits.onDemandStreamCount();
    }

    private KinesisClient client() {
        return clients.client(KinesisClient.class, KinesisClient::builder);
    }
}
