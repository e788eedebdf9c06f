package dev.invoicearchive.totals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.invoicearchive.model.ArchiveSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The Lambda function that keeps live totals: batches of the table's stream in, the first record that must come again
 * out ({@code ReportBatchItemFailures}). It may be called with the same records any number of times.
 */
public final class TotalsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final BatchApplier applier;
    private final Clock clock;

    /** Reads {@link TotalsSettings} from the environment, as Lambda calls it. */
    public TotalsHandler() {
        this(TotalsSettings.fromEnvironment(System.getenv()));
    }

    /**
     * A handler around any store.
     *
     * @param clock measures how long a call takes, nothing else: times come from the changes
     */
    public TotalsHandler(TotalsStore store, ArchiveSettings settings, Backoff backoff, Clock clock) {
        this.applier = new BatchApplier(settings, store, backoff);
        this.clock = clock;
    }

    private TotalsHandler(TotalsSettings settings) {
        this(
                new DynamoTotalsStore(
                        DynamoDbClient.builder()
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .build(),
                        settings),
                settings.archive(),
                new JitteredBackoff(),
                Clock.systemUTC());
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        Instant start = clock.instant();
        List<DynamodbStreamRecord> records = event.getRecords() == null ? List.of() : event.getRecords();
        try {
            BatchResult result = applier.apply(records);
            log(context, result, start);
            return result.response();
        } catch (RuntimeException | Error e) {
            log(context, BatchResult.broken(records.size(), e.getClass().getSimpleName()), start);
            throw e;
        }
    }

    private void log(Context context, BatchResult result, Instant start) {
        context.getLogger().log(BatchLog.line(result, Duration.between(start, clock.instant())));
    }
}
