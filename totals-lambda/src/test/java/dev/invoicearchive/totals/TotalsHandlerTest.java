package dev.invoicearchive.totals;

import static dev.invoicearchive.totals.StreamRecords.event;
import static dev.invoicearchive.totals.StreamRecords.eventId;
import static dev.invoicearchive.totals.StreamRecords.expire;
import static dev.invoicearchive.totals.StreamRecords.insert;
import static dev.invoicearchive.totals.StreamRecords.modify;
import static dev.invoicearchive.totals.StreamRecords.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Effect;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proves what one batch does to totals, and that exactly what failed is asked for again. */
class TotalsHandlerTest {
    private final InMemoryTotalsStore store = new InMemoryTotalsStore();
    private final QuietContext context = new QuietContext();
    private final List<Integer> pauses = new ArrayList<>();

    @Test
    void insertsEditsAndDeletesAddUp() {
        List<String> failed = handle(
                insert(1, "INV-1", "100.10"),
                insert(2, "INV-2", "5"),
                modify(3, "INV-1", "100.10", "90.05"),
                insert(4, "INV-1", "1e2"),
                remove(5, "INV-2", "5"));

        assertThat(failed).isEmpty();
        assertTotal("INV-1", "190.05", 2);
        assertTotal("INV-2", "0", 0);
        assertThat(store.find("INV-1").orElseThrow().updateDate()).contains(StreamRecords.TIME);
    }

    @Test
    void oneInvoiceIsOneTransaction() {
        handle(insert(1, "INV-1", "1"), insert(2, "INV-1", "2"), insert(3, "INV-1", "3"));

        assertThat(store.find("INV-1").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void anExpiryChangesNothingAndClaimsNothing() {
        handle(insert(1, "INV-1", "10"));
        handle(expire(2, "INV-1", "10"));

        assertTotal("INV-1", "10", 1);
        assertThat(store.claimsOf("INV-1")).hasSize(1);
        assertThat(context.lines().get(1)).contains("\"withoutEffect\":1");
    }

    /** The expired transaction still counts, so the new one of the same key is one more. */
    @Test
    void anInsertAfterAnExpiryOfTheSameKeyAddsItsAmountAgain() {
        handle(insert(1, "INV-1", "10"), expire(2, "INV-1", "10"), insert(3, "INV-1", "10"));

        assertTotal("INV-1", "20", 2);
    }

    @Test
    void aRemovalByAnotherServiceCountsAsOneByAUser() {
        DynamodbStreamRecord removal = expire(2, "INV-1", "10");
        removal.getUserIdentity().setPrincipalId("someone.amazonaws.com");

        handle(insert(1, "INV-1", "10"), removal);

        assertTotal("INV-1", "0", 0);
    }

    @Test
    void anEditThatLeavesTheAmountWritesNothing() {
        handle(modify(1, "INV-1", "5", "5.00"));

        assertThat(store.find("INV-1")).isEmpty();
    }

    @Test
    void aRefusedAmountCountsAsAbsentAndIsReported() {
        handle(insert(1, "INV-1", "0.0000000001"), insert(2, "INV-1", "7"));

        assertTotal("INV-1", "7", 2);
        assertThat(context.lines().get(0)).contains("\"refusedAmounts\":1");
    }

    @Test
    void anEditFromARefusedAmountAddsTheWholeNewOne() {
        handle(insert(1, "INV-1", "100000000000000000000"), modify(2, "INV-1", "100000000000000000000", "3"));

        assertTotal("INV-1", "3", 1);
    }

    @Test
    void whatWasAppliedBeforeIsLeftOut() {
        handle(insert(1, "INV-1", "1"), insert(2, "INV-1", "2"));
        List<String> failed = handle(insert(2, "INV-1", "2"), insert(3, "INV-1", "4"), insert(3, "INV-1", "4"));

        assertThat(failed).isEmpty();
        assertTotal("INV-1", "7", 3);
        assertThat(context.lines().get(1)).contains("\"in\":3,\"out\":3,\"applied\":1,\"alreadyApplied\":2");
    }

    @Test
    void aLargeGroupIsSplitIntoTransactions() {
        DynamodbStreamRecord[] records = IntStream.range(0, 250)
                .mapToObj(number -> insert(number, "INV-1", "0.01"))
                .toArray(DynamodbStreamRecord[]::new);

        assertThat(handle(records)).isEmpty();

        assertTotal("INV-1", "2.50", 250);
        assertThat(store.find("INV-1").orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void aBusyTotalIsTriedAgainAfterAPause() {
        BusyStore busy = new BusyStore(store, "INV-1", 3);

        assertThat(handle(busy, insert(1, "INV-1", "1"))).isEmpty();

        assertTotal("INV-1", "1", 1);
        assertThat(pauses).containsExactly(1, 2, 3);
    }

    @Test
    void aTotalThatStaysBusyFailsAloneAndComesAgain() {
        BusyStore busy = new BusyStore(store, "INV-2", Integer.MAX_VALUE);

        List<String> failed = handle(
                busy,
                insert(9, "INV-1", "1"),
                insert(10, "INV-2", "2"),
                insert(11, "INV-3", "3"),
                insert(12, "INV-2", "4"));

        assertThat(failed).containsExactly("10");
        assertTotal("INV-1", "1", 1);
        assertTotal("INV-3", "3", 1);
        assertThat(store.find("INV-2")).isEmpty();
        assertThat(pauses).hasSize(4);
        assertThat(context.lines().get(0))
                .contains("\"applied\":2", "\"failed\":2", "Cannot add 2 changes to invoice INV-2: busy");
        assertThat(handle(insert(10, "INV-2", "2"), insert(11, "INV-3", "3"), insert(12, "INV-2", "4")))
                .isEmpty();
        assertTotal("INV-2", "6", 2);
        assertTotal("INV-3", "3", 1);
    }

    @Test
    void theNumberOfPausesOfABatchIsBounded() {
        BusyStore busy = new BusyStore(store, null, Integer.MAX_VALUE);
        DynamodbStreamRecord[] records = IntStream.range(0, 100)
                .mapToObj(number -> insert(number, "INV-" + number, "1"))
                .toArray(DynamodbStreamRecord[]::new);

        assertThat(handle(busy, records)).containsExactly("0");

        assertThat(pauses).hasSize(25);
    }

    @Test
    void sequenceNumbersAreComparedAsNumbers() {
        BusyStore busy = new BusyStore(store, null, Integer.MAX_VALUE);

        assertThat(handle(busy, insert(100, "INV-1", "1"), insert(20, "INV-2", "1")))
                .containsExactly("20");
    }

    @Test
    void aPoisonRecordIsReportedAndMarksItsInvoiceOnce() {
        DynamodbStreamRecord poison = insert(2, "INV-1", "5");
        poison.setEventName("UPSERT");

        List<String> failed = handle(insert(1, "INV-1", "1"), poison, insert(3, "INV-1", "2"));
        handle(poison, insert(3, "INV-1", "2"));

        assertThat(failed).containsExactly("2");
        assertTotal("INV-1", "3", 2);
        assertThat(store.find("INV-1").orElseThrow().rebuildNeeded())
                .containsExactly(eventId(2) + " " + StreamRecords.TIME);
        assertThat(context.lines().get(0))
                .contains("record 2", "eventName UPSERT", "event-2 of invoice INV-1")
                .doesNotContain("\"5\"");
    }

    @Test
    void aRecordWithoutImagesIsPoisonAndNotAnAmountOfZero() {
        DynamodbStreamRecord poison = insert(2, "INV-1", "5");
        poison.getDynamodb().setNewImage(null);

        assertThat(handle(poison)).containsExactly("2");
        assertThat(context.lines().get(0)).contains("NEW_AND_OLD_IMAGES");
    }

    @Test
    void aRecordThatDoesNotSayWhoseItIsMarksNobody() {
        DynamodbStreamRecord poison = insert(2, "INV-1", "5");
        poison.getDynamodb().getKeys().remove("InvoiceNumber");

        assertThat(handle(insert(1, "INV-1", "1"), poison)).containsExactly("2");

        assertThat(store.find("INV-1").orElseThrow().rebuildNeeded()).isEmpty();
    }

    @Test
    void aRecordWithoutEventIdIsMarkedByItsPlaceInTheStream() {
        DynamodbStreamRecord poison = insert(2, "INV-1", "5");
        poison.setEventID(null);
        poison.getDynamodb().setApproximateCreationDateTime(null);

        assertThat(handle(poison)).containsExactly("2");

        assertThat(store.find("INV-1").orElseThrow().rebuildNeeded()).containsExactly("2 unknown");
    }

    /** Empty text stands for the whole batch: there is no number to ask for. */
    @Test
    void anEmptyRecordAsksForTheWholeBatch() {
        assertThat(handle(insert(1, "INV-1", "1"), new DynamodbStreamRecord())).containsExactly("");

        assertTotal("INV-1", "1", 1);
    }

    @Test
    void aSumThatDynamoDbCannotHoldIsPoisonAndTheRestIsApplied() {
        Effect nearlyFull = new Effect(new BigDecimal("99999999999999999999999999998"), 1);
        store.apply(new InvoiceClaims("INV-1", List.of(new Claim("full", nearlyFull, StreamRecords.TIME))));

        List<String> failed = handle(insert(1, "INV-1", "0.5"), insert(2, "INV-1", "2"), insert(3, "INV-1", "0.25"));

        assertThat(failed).containsExactly("2");
        assertThat(store.find("INV-1").orElseThrow().rebuildNeeded())
                .containsExactly(eventId(2) + " " + StreamRecords.TIME);
        assertThat(store.claimsOf("INV-1")).extracting(Claim::eventId).contains(eventId(1), eventId(3));
    }

    @Test
    void keysThatAreNumbersOrBytesAreSpelledAsInTheArchive() {
        DynamodbStreamRecord number = insert(1, "x", "1");
        number.getDynamodb().getKeys().put("InvoiceNumber", new AttributeValue().withN("4711"));
        DynamodbStreamRecord bytes = insert(2, "x", "2");
        bytes.getDynamodb().getKeys().put("InvoiceNumber", new AttributeValue().withB(ByteBuffer.wrap(new byte[] {1, 2
                })));

        assertThat(handle(number, bytes)).isEmpty();

        assertTotal("4711", "1", 1);
        assertTotal("AQI=", "2", 1);
    }

    @Test
    void anEventWithoutRecordsDoesNothing() {
        assertThat(handler(store).handleRequest(new DynamodbEvent(), context).getBatchItemFailures())
                .isEmpty();
    }

    @Test
    void writesOneLineOfJsonPerCall() {
        handle(insert(1, "INV-1", "1"));

        assertThat(context.lines())
                .containsExactly("{\"in\":1,\"out\":1,\"applied\":1,\"alreadyApplied\":0,\"withoutEffect\":0,"
                        + "\"refusedAmounts\":0,\"failed\":0,\"milliseconds\":0}");
    }

    @Test
    void aCallThatBreaksIsLoggedWithAllItsRecordsAsFailed() {
        TotalsHandler handler = new TotalsHandler(
                new BusyStore(store, null, 1),
                ArchiveSettings.DEFAULT,
                failedAttempts -> {
                    throw new IllegalStateException("stopped");
                },
                Clock.fixed(StreamRecords.TIME, ZoneOffset.UTC));

        assertThatThrownBy(
                        () -> handler.handleRequest(event(insert(1, "INV-1", "1"), insert(2, "INV-2", "2")), context))
                .hasMessage("stopped");

        assertThat(context.lines())
                .containsExactly("{\"in\":2,\"out\":0,\"applied\":0,\"alreadyApplied\":0,\"withoutEffect\":0,"
                        + "\"refusedAmounts\":0,\"failed\":2,\"milliseconds\":0,"
                        + "\"failures\":[\"The call broke: IllegalStateException. The batch comes again.\"]}");
    }

    private List<String> handle(DynamodbStreamRecord... records) {
        return handle(store, records);
    }

    private List<String> handle(TotalsStore target, DynamodbStreamRecord... records) {
        return handler(target).handleRequest(event(records), context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private TotalsHandler handler(TotalsStore target) {
        Clock standing = Clock.fixed(StreamRecords.TIME, ZoneOffset.UTC);
        return new TotalsHandler(target, ArchiveSettings.DEFAULT, pauses::add, standing);
    }

    private void assertTotal(String invoiceNumber, String total, long count) {
        InvoiceTotal found = store.find(invoiceNumber).orElseThrow();
        assertThat(found.total()).as("total of %s", invoiceNumber).isEqualByComparingTo(total);
        assertThat(found.transactionCount()).as("count of %s", invoiceNumber).isEqualTo(count);
    }
}
