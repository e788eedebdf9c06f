package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts records into a delivery stream until none is refused. */
final class Puts {
    private static final Duration FOR_A_PUT = Duration.ofMinutes(3);

    private Puts() {}

    static void put(Bench bench, String stream, List<byte[]> records) throws InterruptedException {
        bench.say("putting " + records.size() + " records into " + stream);
        for (List<byte[]> put : TrialRecords.puts(records)) {
            List<byte[]> open = new ArrayList<>(put);
            boolean taken = bench.waiting().until(FOR_A_PUT, () -> {
                List<byte[]> refused = bench.cloud().deliveries().put(stream, List.copyOf(open));
                open.clear();
                open.addAll(refused);
                return open.isEmpty();
            });
            if (!taken) {
                throw new NoAnswerException(
                        "firehose:PutRecordBatch", open.size() + " records are refused again and again", null);
            }
        }
    }
}
