package dev.invoicearchive.local.runner;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.invoicearchive.local.lambda.InProcessFunction;
import dev.invoicearchive.local.lambda.LambdaFunction;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.totals.DynamoTotalsStore;
import dev.invoicearchive.totals.JitteredBackoff;
import dev.invoicearchive.totals.TotalsHandler;
import dev.invoicearchive.totals.TotalsSettings;
import dev.invoicearchive.transform.FirehoseEvent;
import dev.invoicearchive.transform.FirehoseResponse;
import dev.invoicearchive.transform.TransformHandler;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The Lambdas as they are deployed, wired to this machine's table. */
public final class ShippedFunctions {
    private ShippedFunctions() {}

    /**
     * The transform.
     *
     * @param tokens draws the token of each carrier
     */
    public static LambdaFunction transform(ArchiveSettings settings, Supplier<String> tokens, Consumer<String> log) {
        return new InProcessFunction<>(
                "transform-lambda",
                new TransformHandler(settings, tokens),
                FirehoseEvent.class,
                FirehoseResponse.class,
                log);
    }

    /** The live totals. */
    public static LambdaFunction totals(
            DynamoDbClient client, ArchiveSettings settings, Clock clock, Consumer<String> log) {
        TotalsSettings defaults = TotalsSettings.DEFAULT;
        TotalsSettings own = new TotalsSettings(defaults.totalsTable(), defaults.claimsTable(), settings);
        TotalsHandler handler =
                new TotalsHandler(new DynamoTotalsStore(client, own), settings, new JitteredBackoff(), clock);
        return new InProcessFunction<>("totals-lambda", handler, DynamodbEvent.class, StreamsEventResponse.class, log);
    }
}
