package dev.invoicearchive.totals;

import dev.invoicearchive.model.InvoiceTotalClaims;
import dev.invoicearchive.model.InvoiceTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Totals and claims in two DynamoDB tables. Source of the outcomes: TransactWriteItems in the DynamoDB API. */
public final class DynamoTotalsStore implements TotalsStore {
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String INVALID = "ValidationError";
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");
    private static final int SERVER_FAULT = 500;

    private final DynamoDbClient client;
    private final String totalsTable;
    private final String claimsTable;

    /** A store in the tables that the settings name; both must exist. The client stays the caller's to close. */
    public DynamoTotalsStore(DynamoDbClient client, TotalsSettings settings) {
        this.client = client;
        this.totalsTable = settings.totalsTable();
        this.claimsTable = settings.claimsTable();
    }

    @Override
    public StoreOutcome apply(InvoiceClaims claims) {
        TotalUpdate update = new TotalUpdate(totalsTable, claims);
        try {
            write(claims, update.asLatest());
            return new StoreOutcome.Written();
        } catch (TransactionCanceledException e) {
            if (!isBehind(e, update)) {
                return outcome(e, claims);
            }
        } catch (SdkException e) {
            return passing(e);
        }
        return applyAsEarlier(claims, update);
    }

    @Override
    public StoreOutcome mark(RebuildMark mark) {
        try {
            client.updateItem(request -> request.tableName(totalsTable)
                    .key(key(mark.invoiceNumber()))
                    .updateExpression("ADD #rebuild :entries, #total :zero, #count :zero, #version :one")
                    .conditionExpression("attribute_not_exists(#rebuild) OR NOT contains(#rebuild, :entry)")
                    .expressionAttributeNames(Map.of(
                            "#rebuild", InvoiceTotals.REBUILD_NEEDED,
                            "#total", InvoiceTotals.TOTAL,
                            "#count", InvoiceTotals.TRANSACTION_COUNT,
                            "#version", InvoiceTotals.VERSION))
                    .expressionAttributeValues(Map.of(
                            ":entries", AttributeValue.fromSs(List.of(mark.entry())),
                            ":entry", AttributeValue.fromS(mark.entry()),
                            ":zero", Numbers.of(0),
                            ":one", Numbers.of(1))));
            return new StoreOutcome.Written();
        } catch (ConditionalCheckFailedException alreadyMarked) {
            return new StoreOutcome.Written();
        } catch (SdkException e) {
            return passing(e);
        }
    }

    @Override
    public Optional<InvoiceTotal> find(String invoiceNumber) {
        Map<String, AttributeValue> item = client.getItem(request ->
                        request.tableName(totalsTable).key(key(invoiceNumber)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(total(invoiceNumber, item));
    }

    private StoreOutcome applyAsEarlier(InvoiceClaims claims, TotalUpdate update) {
        try {
            write(claims, update.asEarlier());
            return new StoreOutcome.Written();
        } catch (TransactionCanceledException e) {
            return outcome(e, claims);
        } catch (SdkException e) {
            return passing(e);
        }
    }

    private void write(InvoiceClaims claims, Update update) {
        List<TransactWriteItem> actions = new ArrayList<>();
        for (Claim claim : claims.claims()) {
            actions.add(TransactWriteItem.builder()
                    .put(put(claims.invoiceNumber(), claim))
                    .build());
        }
        actions.add(TransactWriteItem.builder().update(update).build());
        client.transactWriteItems(request -> request.transactItems(actions));
    }

    private Put put(String invoiceNumber, Claim claim) {
        long expiresAt = claim.eventTime().plus(InvoiceTotalClaims.KEPT).getEpochSecond();
        return Put.builder()
                .tableName(claimsTable)
                .item(Map.of(
                        InvoiceTotalClaims.INVOICE_NUMBER, AttributeValue.fromS(invoiceNumber),
                        InvoiceTotalClaims.EVENT_ID, AttributeValue.fromS(claim.eventId()),
                        InvoiceTotalClaims.TOTAL, Numbers.of(claim.effect().total()),
                        InvoiceTotalClaims.TRANSACTION_COUNT,
                                Numbers.of(claim.effect().count()),
                        InvoiceTotalClaims.EVENT_TIME,
                                AttributeValue.fromS(claim.eventTime().toString()),
                        InvoiceTotalClaims.EXPIRES_AT, Numbers.of(expiresAt)))
                .conditionExpression("attribute_not_exists(" + InvoiceTotalClaims.EVENT_ID + ")")
                .build();
    }

    /** Whether the only thing wrong is that a later change has set the update date. */
    private static boolean isBehind(TransactionCanceledException canceled, TotalUpdate update) {
        List<CancellationReason> reasons = canceled.cancellationReasons();
        CancellationReason ofUpdate = reasons.get(reasons.size() - 1);
        boolean isAlone = reasons.stream()
                        .filter(reason -> CONDITION_FAILED.equals(reason.code()))
                        .count()
                == 1;
        return isAlone
                && CONDITION_FAILED.equals(ofUpdate.code())
                && ofUpdate.hasItem()
                && update.fits(number(ofUpdate.item(), InvoiceTotals.TOTAL));
    }

    private static StoreOutcome outcome(TransactionCanceledException canceled, InvoiceClaims claims) {
        List<CancellationReason> reasons = canceled.cancellationReasons();
        Set<String> claimed = new LinkedHashSet<>();
        for (int index = 0; index < claims.claims().size(); index++) {
            if (CONDITION_FAILED.equals(reasons.get(index).code())) {
                claimed.add(claims.claims().get(index).eventId());
            }
        }
        if (!claimed.isEmpty()) {
            return new StoreOutcome.AlreadyClaimed(claimed);
        }
        for (CancellationReason reason : reasons) {
            if (PASSING.contains(reason.code())) {
                return new StoreOutcome.TryAgain(reason.code());
            }
            if (CONDITION_FAILED.equals(reason.code())) {
                return new StoreOutcome.Refused("the sum has more than 38 digits");
            }
            if (INVALID.equals(reason.code())) {
                return new StoreOutcome.Refused(reason.message());
            }
        }
        throw canceled;
    }

    /** Faults that pass, among them a lost connection, after which the write may have happened. All others are thrown. */
    private static StoreOutcome passing(SdkException fault) {
        boolean isPassing = fault instanceof SdkClientException
                || fault instanceof TransactionConflictException
                || fault instanceof TransactionInProgressException
                || fault instanceof DynamoDbException answer
                        && (answer.isThrottlingException() || answer.statusCode() >= SERVER_FAULT);
        if (!isPassing) {
            throw fault;
        }
        return new StoreOutcome.TryAgain(fault.getClass().getSimpleName());
    }

    private static InvoiceTotal total(String invoiceNumber, Map<String, AttributeValue> item) {
        return new InvoiceTotal(
                invoiceNumber,
                number(item, InvoiceTotals.TOTAL),
                number(item, InvoiceTotals.TRANSACTION_COUNT).longValueExact(),
                Optional.ofNullable(item.get(InvoiceTotals.UPDATE_DATE)).map(date -> Instant.parse(date.s())),
                number(item, InvoiceTotals.VERSION).longValueExact(),
                Optional.ofNullable(item.get(InvoiceTotals.REBUILD_NEEDED))
                        .map(entries -> Set.copyOf(entries.ss()))
                        .orElse(Set.of()));
    }

    private static BigDecimal number(Map<String, AttributeValue> item, String attribute) {
        return new BigDecimal(item.get(attribute).n());
    }

    private static Map<String, AttributeValue> key(String invoiceNumber) {
        return Map.of(InvoiceTotals.INVOICE_NUMBER, AttributeValue.fromS(invoiceNumber));
    }
}
