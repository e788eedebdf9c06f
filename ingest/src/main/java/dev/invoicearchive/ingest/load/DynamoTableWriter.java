package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The real table: one transaction of conditional puts for each call. A transaction that is cancelled has written nothing
 * and says of every item why; what it says is settled, and the rest goes again. Source: TransactWriteItems in the
 * DynamoDB API.
 */
public final class DynamoTableWriter implements TableWriter {
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String INVALID = "ValidationError";
    private static final String INVALID_REQUEST = "ValidationException";
    private static final Set<String> PASSING_REASONS =
            Set.of("TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");
    private static final Set<String> PASSING_ERRORS = Set.of(
            "TransactionConflictException",
            "TransactionInProgressException",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ThrottlingException");
    private static final int SERVER_FAULT = 500;
    private static final int ATTEMPTS_MAX = 12;

    private final DynamoDbClient client;
    private final String table;
    private final String partitionKey;
    private final Backoff backoff;

    /**
     * A writer into this table, which must exist. The client stays the caller's to close.
     *
     * @param partitionKey how the table spells it
     */
    public DynamoTableWriter(DynamoDbClient client, String table, String partitionKey, Backoff backoff) {
        this.client = client;
        this.table = table;
        this.partitionKey = partitionKey;
        this.backoff = backoff;
    }

    @Override
    public List<LineOutcome> write(List<MappedLine> lines) throws TableUnavailableException {
        List<Entry> entries = new ArrayList<>();
        for (MappedLine line : lines) {
            entries.add(new Entry(ItemCodec.encode(line.item())));
        }
        settle(entries);
        return entries.stream().map(entry -> entry.outcome).toList();
    }

    /** Tries until every entry has its outcome; an attempt that settles some is none that failed. */
    private void settle(List<Entry> entries) throws TableUnavailableException {
        List<Entry> open = entries;
        int failedAttempts = 0;
        while (!open.isEmpty()) {
            int before = open.size();
            attempt(open, failedAttempts + 1);
            open = open.stream().filter(entry -> entry.outcome == null).toList();
            if (open.size() == before) {
                failedAttempts++;
                backoff.pause(failedAttempts);
            }
        }
    }

    private void attempt(List<Entry> open, int number) throws TableUnavailableException {
        try {
            client.transactWriteItems(request ->
                    request.transactItems(open.stream().map(this::action).toList()));
            open.forEach(entry -> entry.outcome = LineOutcome.WRITTEN);
        } catch (TransactionCanceledException e) {
            takeReasons(open, e, number);
        } catch (DynamoDbException e) {
            if (isInvalid(e)) {
                separate(open);
            } else if (!isPassing(e) || number >= ATTEMPTS_MAX) {
                throw unavailable(e);
            }
        } catch (SdkClientException e) {
            if (number >= ATTEMPTS_MAX) {
                throw unavailable(e);
            }
        }
    }

    private void takeReasons(List<Entry> open, TransactionCanceledException canceled, int number)
            throws TableUnavailableException {
        List<CancellationReason> reasons = canceled.cancellationReasons();
        boolean isPassing = false;
        boolean isSettled = false;
        for (int index = 0; index < open.size() && index < reasons.size(); index++) {
            CancellationReason reason = reasons.get(index);
            Entry entry = open.get(index);
            if (CONDITION_FAILED.equals(reason.code())) {
                entry.outcome = ItemCodec.areEqual(entry.item, reason.item())
                        ? LineOutcome.ALREADY_THERE
                        : LineOutcome.OTHER_CONTENT;
            } else if (INVALID.equals(reason.code())) {
                entry.outcome = LineOutcome.REFUSED;
            }
            isSettled |= entry.outcome != null;
            isPassing |= PASSING_REASONS.contains(reason.code());
        }
        if (!isSettled && (!isPassing || number >= ATTEMPTS_MAX)) {
            throw unavailable(canceled);
        }
    }

    /** DynamoDB found the request wrong without saying which item: the halves are asked apart. */
    private void separate(List<Entry> open) throws TableUnavailableException {
        if (open.size() == 1) {
            open.get(0).outcome = LineOutcome.REFUSED;
            return;
        }
        settle(open.subList(0, open.size() / 2));
        settle(open.subList(open.size() / 2, open.size()));
    }

    private TransactWriteItem action(Entry entry) {
        Put put = Put.builder()
                .tableName(table)
                .item(entry.item)
                .conditionExpression("attribute_not_exists(#key)")
                .expressionAttributeNames(Map.of("#key", partitionKey))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    private static boolean isInvalid(DynamoDbException failure) {
        return failure.awsErrorDetails() != null
                && INVALID_REQUEST.equals(failure.awsErrorDetails().errorCode());
    }

    private static boolean isPassing(DynamoDbException failure) {
        return failure.statusCode() >= SERVER_FAULT
                || failure.awsErrorDetails() != null
                        && PASSING_ERRORS.contains(failure.awsErrorDetails().errorCode());
    }

    private TableUnavailableException unavailable(SdkException failure) {
        String found = failure instanceof DynamoDbException refused && refused.awsErrorDetails() != null
                ? refused.awsErrorDetails().errorCode()
                : failure.getMessage();
        return new TableUnavailableException(
                "Cannot write to the table " + table + ": " + found
                        + ", expected it to take items. Run the same command again to go on where it stopped.",
                failure);
    }

    /** An item on its way. */
    private static final class Entry {
        private final Map<String, AttributeValue> item;
        private LineOutcome outcome;

        Entry(Map<String, AttributeValue> item) {
            this.item = item;
        }
    }
}
