package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RemovedBy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves what becomes of each record of a batch: row of the right file, or failed, and never both or neither. */
class TransformHandlerTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private static final byte[] JUNK = "no json".getBytes(StandardCharsets.UTF_8);

    private final RecordingContext context = new RecordingContext();
    private final TransformHandler handler = new TransformHandler(ArchiveSettings.DEFAULT, new FreshToken());

    @Test
    void recordsOfOneHourBecomeOneFileOnTheFirstOfThem() {
        FirehoseEvent event = Batches.ofStream(List.of(insert("e1", NOON), insert("e2", NOON), insert("e3", NOON)));

        FirehoseResponse response = handler.handleRequest(event, context);

        assertThat(results(response)).containsExactly("Ok", "Dropped", "Dropped");
        Delivery delivery = Delivery.of(event, response);
        assertThat(delivery.rowsByPrefix()).hasSize(1);
        assertThat(delivery.rowsByPrefix().keySet().iterator().next()).startsWith("Invoice/2026/11/19/12/");
        assertThat(delivery.eventIds()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void recordsOfSevenHoursBecomeSevenFiles() {
        List<byte[]> records = new ArrayList<>();
        for (int index = 0; index < 28; index++) {
            records.add(insert("e" + index, NOON.minus(Duration.ofHours(index % 7))));
        }
        FirehoseEvent event = Batches.ofStream(records);

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.rowsByPrefix()).hasSize(7).allSatisfy((prefix, rows) -> assertThat(rows)
                .hasSize(4));
    }

    @Test
    void firstAndLastMicrosecondOfAnHourStayInIt() {
        FirehoseEvent event = Batches.ofStream(List.of(
                insert("e1", NOON.minusMillis(1)), insert("e2", NOON), insert("e3", NOON.plusMillis(3_599_999))));

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.rowsByPrefix().values().stream().map(List::size)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void oneBadRecordNeverFailsItsBatch() {
        FirehoseEvent event = Batches.ofStream(List.of(JUNK, insert("e1", NOON), new byte[0], insert("e2", NOON)));

        FirehoseResponse response = handler.handleRequest(event, context);

        assertThat(results(response)).containsExactly("ProcessingFailed", "Ok", "ProcessingFailed", "Dropped");
        assertThat(Delivery.of(event, response).eventIds()).containsExactly("e1", "e2");
    }

    @Test
    void batchOfBadRecordsOnlyGivesNoFile() {
        FirehoseEvent event = Batches.ofStream(List.of(JUNK, JUNK, JUNK));

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.rowsByPrefix()).isEmpty();
        assertThat(delivery.failed()).hasSize(3);
    }

    @Test
    void emptyBatchGivesAnEmptyAnswer() {
        FirehoseEvent event = Batches.ofStream(List.of());

        assertThat(handler.handleRequest(event, context).records).isEmpty();
        assertThat(context.lines()).hasSize(1).first().asString().startsWith("{\"in\":0,\"out\":0,");
    }

    @Test
    void recordsWithoutBytesOrArrivalFail() {
        FirehoseEvent event = Batches.ofStream(List.of(insert("e1", NOON), insert("e2", NOON), insert("e3", NOON)));
        event.records.get(0).data = null;
        event.records.get(1).approximateArrivalTimestamp = null;

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.eventIds()).containsExactly("e3");
        assertThat(context.lines().get(0)).contains("\"failures\":{\"NO_DATA\":1,\"NO_ARRIVAL_TIME\":1}");
    }

    @Test
    void changesBeforeTheFirstDayOrAfterTheirArrivalFail() {
        Instant beforeFirstDay = Instant.parse("2018-12-31T23:59:59.999Z");
        FirehoseEvent event = Batches.ofStream(List.of(
                insert("e1", beforeFirstDay),
                insert("e2", beforeFirstDay.plusMillis(1)),
                insert("e3", ChangeRecordGenerator.ARRIVAL.plus(Duration.ofDays(2)))));

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.eventIds()).containsExactly("e2");
        assertThat(context.lines().get(0)).contains("\"failures\":{\"BEFORE_FIRST_DAY\":1,\"AFTER_ARRIVAL\":1}");
    }

    @Test
    void sameChangeTwiceInABatchKeepsBothRows() {
        FirehoseEvent event = Batches.ofStream(List.of(insert("e1", NOON), insert("e1", NOON)));

        assertThat(Delivery.of(event, handler.handleRequest(event, context)).eventIds())
                .containsExactly("e1", "e1");
    }

    @Test
    void sameRecordTwiceInABatchIsOneRecord() {
        FirehoseEvent event = Batches.ofStream(List.of(insert("e1", NOON), insert("e2", NOON)));
        event.records.add(Batches.record(Batches.recordId(0), insert("e1", NOON)));

        assertThat(Delivery.of(event, handler.handleRequest(event, context)).eventIds())
                .containsExactly("e1", "e2");
        assertThat(context.lines().get(0)).startsWith("{\"in\":3,\"out\":2,\"failed\":0,\"repeated\":1,");
    }

    @Test
    void otherRecordOfTheSameIdFailsBothBecauseNoAnswerTellsThemApart() {
        FirehoseEvent event = Batches.ofStream(List.of(insert("e1", NOON), insert("e2", NOON)));
        event.records.add(Batches.record(Batches.recordId(0), insert("e3", NOON)));

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.eventIds()).containsExactly("e2");
        assertThat(delivery.failed()).containsExactly(Batches.recordId(0));
    }

    @Test
    void removalsSayWhetherTheTableExpiredThem() {
        ChangeRecordGenerator generator = ChangeRecordGenerator.believable(7);
        FirehoseEvent event = Batches.ofStream(Batches.next(generator, 400));

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        Map<EventName, Set<RemovedBy>> removers = delivery.rows().stream()
                .filter(row -> row.removedBy() != null)
                .collect(Collectors.groupingBy(
                        ArchiveRow::eventName, Collectors.mapping(ArchiveRow::removedBy, Collectors.toSet())));
        assertThat(removers).containsExactly(Map.entry(EventName.REMOVE, Set.of(RemovedBy.TTL, RemovedBy.USER)));
        assertThat(delivery.rows()).hasSize(400);
    }

    @Test
    void retryOfABatchHasTheSameRowsUnderOtherPrefixes() {
        FirehoseEvent event = Batches.ofStream(Batches.next(ChangeRecordGenerator.nasty(8), 50));

        Delivery first = Delivery.of(event, handler.handleRequest(event, context));
        Delivery second = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(second.rows()).isEqualTo(first.rows());
        assertThat(second.rowsByPrefix())
                .doesNotContainKeys(first.rowsByPrefix().keySet().toArray(String[]::new));
    }

    @Test
    void onlyADirectPutMayDeclareItsOrigin() {
        List<byte[]> records = List.of(
                declaring("e1", "\"archiveOrigin\":\"import\","),
                declaring("e2", "\"x\":{\"archiveOrigin\":\"import\"},\"archiveOrigin\":\"snapshot\","),
                declaring("e3", ""));

        assertThat(origins(Batches.directPut(records)))
                .isEqualTo(Map.of("e1", Origin.IMPORT, "e2", Origin.SNAPSHOT, "e3", Origin.STREAM));
        assertThat(origins(Batches.ofStream(records)))
                .isEqualTo(Map.of("e1", Origin.STREAM, "e2", Origin.STREAM, "e3", Origin.STREAM));
    }

    @Test
    void unknownOriginFailsInsteadOfCountingAsTheTables() {
        FirehoseEvent event = Batches.directPut(List.of(
                declaring("e1", "\"archiveOrigin\":\"Import\","),
                declaring("e2", "\"archiveOrigin\":7,"),
                declaring("e3", "\"archiveOrigin\":null,")));

        assertThat(Delivery.of(event, handler.handleRequest(event, context)).failed())
                .hasSize(3);
        assertThat(context.lines().get(0)).contains("\"failures\":{\"UNKNOWN_ORIGIN\":3}");
    }

    @Test
    void oneLineOfNumbersIsLoggedAndNoContents() {
        FirehoseEvent event = Batches.ofStream(
                List.of(Batches.insert("e1", NOON, "secret document"), JUNK, insert("e2", NOON.plusSeconds(3_600))));

        handler.handleRequest(event, context);

        assertThat(context.lines()).hasSize(1);
        assertThat(context.lines().get(0))
                .matches("\\{\"in\":3,\"out\":2,\"failed\":1,\"repeated\":0,\"files\":2,\"milliseconds\":\\d+,"
                        + "\"failures\":\\{\"NOT_JSON\":1}}");
    }

    @Test
    void eventThatIsNoBatchIsRefused() {
        FirehoseEvent withoutRecords = new FirehoseEvent();
        FirehoseEvent withoutRecordId = Batches.ofStream(List.of(insert("e1", NOON)));
        withoutRecordId.records.get(0).recordId = null;

        assertThatThrownBy(() -> handler.handleRequest(withoutRecords, context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Missing records of invocation");
        assertThatThrownBy(() -> handler.handleRequest(withoutRecordId, context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Missing recordId in invocation c7d5e0a4");
    }

    @Test
    void aCallThatBreaksIsLoggedWithAllItsRecordsAsFailed() {
        FirehoseEvent event = Batches.ofStream(List.of(insert("e1", NOON), insert("e2", NOON)));
        event.records.get(1).recordId = null;

        assertThatThrownBy(() -> handler.handleRequest(event, context)).isInstanceOf(IllegalArgumentException.class);

        assertThat(context.lines()).hasSize(1);
        assertThat(context.lines().get(0))
                .matches("\\{\"in\":2,\"out\":0,\"failed\":2,\"repeated\":0,\"files\":0,\"milliseconds\":\\d+,"
                        + "\"failures\":\\{\"CALL_BROKEN\":2}}");
    }

    private Map<String, Origin> origins(FirehoseEvent event) {
        return Delivery.of(event, handler.handleRequest(event, context)).rows().stream()
                .collect(Collectors.toMap(ArchiveRow::eventId, ArchiveRow::origin));
    }

    private static List<String> results(FirehoseResponse response) {
        return response.records.stream().map(result -> result.result).toList();
    }

    private static byte[] insert(String eventId, Instant time) {
        return Batches.insert(eventId, time, "{}");
    }

    private static byte[] declaring(String eventId, String fields) {
        return Batches.insert(eventId, NOON, "{}", fields);
    }
}
