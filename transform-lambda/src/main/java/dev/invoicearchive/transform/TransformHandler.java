package dev.invoicearchive.transform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.invoicearchive.model.ArchiveSettings;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Turns a batch of change records into Parquet. Firehose joins the records that it is given byte by byte, and joined
 * Parquet files lose rows without a word; therefore each file rides on one record, under a prefix that no other file has.
 */
public final class TransformHandler implements RequestHandler<FirehoseEvent, FirehoseResponse> {
    private final RecordReader reader;
    private final Supplier<String> tokens;

    /**
     * The handler that Lambda makes: settings from environment variables, random tokens.
     *
     * @throws IllegalArgumentException if a setting is wrong
     */
    public TransformHandler() {
        this(ArchiveSettings.fromEnvironment(System.getenv()), new FreshToken());
    }

    /**
     * A handler with these settings.
     *
     * @param tokens gives another token at every call; letters and digits, for it begins the object's name
     */
    public TransformHandler(ArchiveSettings settings, Supplier<String> tokens) {
        this.reader = new RecordReader(settings);
        this.tokens = tokens;
    }

    /**
     * Answers every record of the batch exactly once, in its order: carrier of a file, row of a file, or failed. Logs one
     * line of numbers, also when it gives no answer.
     *
     * @throws IllegalArgumentException if the event is not one of a delivery stream
     * @throws IllegalStateException if rows and failures are not as many as the records, which is a defect
     */
    @Override
    public FirehoseResponse handleRequest(FirehoseEvent event, Context context) {
        long start = System.nanoTime();
        try {
            Intake intake = reader.read(event);
            AnswerSheet sheet = new AnswerSheet(intake);
            for (Carrier carrier : CarrierPacker.pack(intake.accepted())) {
                sheet.place(carrier, tokens.get());
            }
            FirehoseResponse response = sheet.response();
            log(
                    context,
                    new CallReport(
                            event.records.size(),
                            sheet.rowCount(),
                            sheet.failureCounts(),
                            intake.repeated(),
                            sheet.fileCount(),
                            millisecondsSince(start)));
            return response;
        } catch (RuntimeException | Error e) {
            int in = event.records == null ? 0 : event.records.size();
            log(context, CallReport.broken(in, millisecondsSince(start)));
            throw e;
        }
    }

    private static void log(Context context, CallReport report) {
        context.getLogger().log(report.toJson() + "\n");
    }

    private static long millisecondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
