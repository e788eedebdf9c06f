package dev.invoicearchive.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.local.feed.ChangeJson;
import dev.invoicearchive.local.feed.ChangeLog;
import dev.invoicearchive.local.feed.ChangeLogReader;
import dev.invoicearchive.local.feed.Checkpoint;
import dev.invoicearchive.local.feed.LoggedChange;
import dev.invoicearchive.local.feed.Pump;
import dev.invoicearchive.local.files.LineLog;
import dev.invoicearchive.local.lambda.LambdaFailedException;
import dev.invoicearchive.local.lambda.LambdaFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Feeds a function with stream records. At least once, as on AWS: the checkpoint moves behind what the function has
 * confirmed, up to the lowest sequence number that it names as failed.
 */
public final class StreamEventSource implements Pump {
    /** An invoice's lines that come together cost one transaction: a hundred a batch kept up with a load far worse. */
    private static final int RECORDS_PER_BATCH = 1_000;

    private static final int ATTEMPTS_MAX = 60;
    private static final int ATTEMPTS_TOGETHER_MAX = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final ChangeLog log;
    private final ChangeLogReader reader;
    private final Checkpoint checkpoint;
    private final ChangeJson changeJson;
    private final LambdaFunction function;
    private final LineLog onFailure;
    private List<LoggedChange> pending = List.of();
    private int attempts;
    private boolean functionThrew;
    private Optional<String> failure = Optional.empty();

    /** @param onFailure takes one line for each record that was given up */
    public StreamEventSource(
            ChangeLog log, Checkpoint checkpoint, ChangeJson changeJson, LambdaFunction function, LineLog onFailure) {
        this.log = log;
        this.reader = log.readerFrom(checkpoint.ordinal());
        this.checkpoint = checkpoint;
        this.changeJson = changeJson;
        this.function = function;
        this.onFailure = onFailure;
    }

    @Override
    public boolean pump() throws IOException {
        if (pending.isEmpty()) {
            pending = reader.read(RECORDS_PER_BATCH);
            attempts = 0;
        }
        if (pending.isEmpty()) {
            return false;
        }
        // What keeps failing goes alone, so that it takes no other record with it.
        List<LoggedChange> batch = attempts < ATTEMPTS_TOGETHER_MAX ? pending : pending.subList(0, 1);
        int confirmed = confirmedOf(batch);
        if (confirmed == 0) {
            attempts++;
            return giveUpIfHopeless();
        }
        confirm(confirmed);
        return true;
    }

    @Override
    public boolean awaitWork(Duration patience) throws InterruptedException {
        if (pending.isEmpty()) {
            return log.awaitChange(reader.nextOrdinal(), patience);
        }
        long pauseMillis = Math.min(FIRST_PAUSE.toMillis() << Math.min(attempts, 10), LONGEST_PAUSE.toMillis());
        synchronized (this) {
            wait(pauseMillis);
        }
        return true;
    }

    @Override
    public Optional<String> problem() {
        return failure;
    }

    @Override
    public void drain() throws IOException {
        boolean more;
        do {
            more = pump();
        } while (more);
    }

    private void confirm(int count) throws IOException {
        checkpoint.advanceTo(pending.get(count - 1).ordinal() + 1);
        pending = List.copyOf(pending.subList(count, pending.size()));
        attempts = 0;
        failure = Optional.empty();
    }

    private boolean giveUpIfHopeless() throws IOException {
        if (attempts < ATTEMPTS_MAX || functionThrew) {
            return false;
        }
        LoggedChange poison = pending.get(0);
        onFailure.appendForced(List.of(json.writeValueAsString(poison)));
        confirm(1);
        return true;
    }

    /** How many records from the batch's beginning are done. */
    private int confirmedOf(List<LoggedChange> batch) throws IOException {
        JsonNode answer;
        try {
            answer = json.readTree(function.invoke(changeJson.streamEvent(batch)));
            functionThrew = false;
        } catch (LambdaFailedException e) {
            // Says nothing about one record: it is tried until the function answers again.
            functionThrew = true;
            failure = Optional.of(e.getMessage());
            return 0;
        }
        int confirmed = batch.size();
        for (JsonNode item : answer.path("batchItemFailures")) {
            confirmed = Math.min(confirmed, indexOf(item.path("itemIdentifier").asText(), batch));
        }
        return confirmed;
    }

    /** The place of a refused record; as on AWS, an identifier that the batch lacks stands for the whole batch. */
    private int indexOf(String sequenceNumber, List<LoggedChange> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequenceNumber().equals(sequenceNumber)) {
                failure = Optional.of("The function refuses the record with sequence number " + sequenceNumber + ".");
                return i;
            }
        }
        failure = Optional.of("The function refuses the whole batch.");
        return 0;
    }
}
