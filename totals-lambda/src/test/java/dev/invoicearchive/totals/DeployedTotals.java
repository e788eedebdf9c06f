package dev.invoicearchive.totals;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;

/** What Lambda does with the deployed jar, as a program: makes the handler from the environment and calls it twice. */
public final class DeployedTotals {
    private DeployedTotals() {}

    /** Delivers one insert, and then the same again; prints what the function logs and how many records failed. */
    public static void main(String[] arguments) {
        TotalsHandler handler = new TotalsHandler();
        for (int delivery = 0; delivery < 2; delivery++) {
            QuietContext context = new QuietContext();
            StreamsEventResponse response = handler.handleRequest(
                    StreamRecords.event(StreamRecords.insert(1, "INV-1", "12345678901234567890.123456789")), context);
            System.out.println(context.lines().get(0));
            System.out.println("failures " + response.getBatchItemFailures().size());
        }
    }
}
