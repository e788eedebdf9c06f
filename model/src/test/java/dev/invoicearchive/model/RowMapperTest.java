package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.invoicearchive.model.InvalidChangeException.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what each column holds, what stays among the other attributes, and what is named or refused. */
class RowMapperTest {
    private final RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);

    @Test
    void aUsualItemFillsItsColumnsAndLeavesNothingOver() {
        Item image = Changes.itemWith("Amount", Changes.number("10.50"));
        image = Changes.with(image, "Trans_country", Changes.text("DE"));
        image = Changes.with(image, "Invoice_dt", Changes.text("2026-11-19"));
        image = Changes.with(image, "InvoiceDoc", new AttributeValue.Document(Map.of("a", Changes.number("1.0"))));
        ArchiveRow row = row(Changes.insert(image));
        assertThat(row)
                .isEqualTo(new ArchiveRow(
                        Changes.EVENT_ID,
                        EventName.INSERT,
                        Changes.micros(Changes.TIME),
                        null,
                        null,
                        "INV-1",
                        "TX-1",
                        new ImageColumns(
                                new BigDecimal("10.500000000"),
                                "DE",
                                LocalDate.of(2026, 11, 19),
                                "{\"a\":1.0}",
                                null,
                                Fingerprint.of(image)),
                        ImageColumns.ABSENT,
                        null,
                        Changes.ARRIVAL,
                        Origin.STREAM));
    }

    @Test
    void anEditHasBothImages() {
        ArchiveRow row = row(Changes.modify(
                Changes.itemWith("Amount", Changes.number("2")), Changes.itemWith("Amount", Changes.number("1"))));
        assertThat(row.image().amount()).isEqualByComparingTo("2");
        assertThat(row.previousImage().amount()).isEqualByComparingTo("1");
        assertThat(row.removedBy()).isNull();
    }

    @Test
    void aRemovalSaysWhoRemoved() {
        ChangeRecord removal = Changes.remove(Changes.keys());
        assertThat(row(removal).removedBy()).isEqualTo(RemovedBy.USER);
        assertThat(row(Changes.withIdentity(removal, UserIdentity.TIME_TO_LIVE)).removedBy())
                .isEqualTo(RemovedBy.TTL);
        assertThat(row(Changes.withIdentity(removal, new UserIdentity("Service", "other")))
                        .removedBy())
                .isEqualTo(RemovedBy.UNKNOWN);
        ChangeRecord insert = Changes.withIdentity(Changes.insert(Changes.keys()), UserIdentity.TIME_TO_LIVE);
        assertThat(row(insert).removedBy()).isNull();
    }

    @Test
    void whoChangedComesFromTheImageAfterTheChangeAndStaysInBoth() {
        Item byAnn = Changes.itemWith("ChangedBy", Changes.text("ann"));
        Item byBob = Changes.itemWith("ChangedBy", Changes.text("bob"));
        ArchiveRow row = row(Changes.modify(byBob, byAnn));
        assertThat(row.changedBy()).isEqualTo("bob");
        assertThat(row.image().otherAttributes()).isEqualTo("{\"ChangedBy\":{\"S\":\"bob\"}}");
        assertThat(row.previousImage().otherAttributes()).isEqualTo("{\"ChangedBy\":{\"S\":\"ann\"}}");
        // Ann wrote the item that somebody else removed.
        assertThat(row(Changes.remove(byAnn)).changedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Amount | {\"S\":\"$1,000.00\"} | -",
                "Amount | {\"S\":\"1000\"} | -",
                "Amount | {\"NULL\":true} | -",
                "Amount | {\"S\":\"five\"} | amount",
                "Amount | {\"N\":\"1E-10\"} | amount",
                "Amount | {\"BOOL\":true} | amount",
                "Trans_country | {\"NULL\":true} | -",
                "Trans_country | {\"N\":\"49\"} | country",
                "Trans_country | {\"S\":\"\\ud800\"} | country",
                "Invoice_dt | {\"S\":\"2026-01-31 10:00:00\"} | -",
                "Invoice_dt | {\"S\":\"06062016\"} | invoice_date",
                "Invoice_dt | {\"S\":\"2026-02-30\"} | invoice_date",
                "Invoice_dt | {\"S\":\"\"} | invoice_date",
                "Invoice_dt | {\"N\":\"20260131\"} | invoice_date",
                "InvoiceDoc | {\"S\":\"{\\\"a\\\":1}\"} | -",
                "InvoiceDoc | {\"S\":\"not json\"} | invoice_doc",
                "InvoiceDoc | {\"S\":\"\"} | invoice_doc",
                "InvoiceDoc | {\"B\":\"AAA=\"} | invoice_doc",
                "InvoiceDoc | {\"M\":{\"a\":{\"SS\":[\"b\"]}}} | -",
                "ChangedBy | {\"S\":\"ann\"} | -",
                "ChangedBy | {\"L\":[]} | changed_by",
                "ChangedBy | {\"NULL\":true} | -",
                "ExpiresAt | {\"N\":\"1800000000\"} | -",
                "New | {\"NS\":[\"1\",\"2\"]} | -"
            })
    void whatItsColumnCannotGiveBackStaysAndIsNamedIfItDoesNotFit(String name, String json, String problems) {
        ArchiveRow row = row(Changes.insert(Changes.itemWith(name, DynamoJson.readValue(json))));
        assertThat(row.image().otherAttributes()).isEqualTo("{\"" + name + "\":" + json + "}");
        assertThat(row.problems()).isEqualTo(problems);
    }

    @Test
    void problemsOfTheImageBeforeCarryItsColumnsName() {
        Item image = Changes.itemWith("Amount", Changes.text("secret"));
        Item oldImage = Changes.with(image, "Trans_country", Changes.number("1"));
        ArchiveRow row = row(Changes.modify(image, oldImage));
        assertThat(row.problems()).isEqualTo("amount,previous_amount,previous_country");
    }

    @Test
    void aDocumentIsReadableEvenIfItsTypesAreNotJson() {
        Item image = Changes.itemWith(
                "InvoiceDoc", new AttributeValue.Document(Map.of("a", new AttributeValue.TextSet(List.of("b", "c")))));
        assertThat(row(Changes.insert(image)).image().invoiceDoc()).isEqualTo("{\"a\":[\"b\",\"c\"]}");
    }

    @Test
    void aTextOfJsonIsTheDocumentAsWritten() {
        Item image = Changes.itemWith("InvoiceDoc", Changes.text(" {\"a\": 1.50}\n"));
        assertThat(row(Changes.insert(image)).image().invoiceDoc()).isEqualTo(" {\"a\": 1.50}\n");
    }

    @Test
    void keysOfOtherTypesBecomeTextAndKeepTheirType() {
        Item keys = new Item(Map.of(
                "InvoiceNumber", Changes.number("17"), "TransactionId", new AttributeValue.Binary(new byte[] {1, 2, 3
                })));
        ArchiveRow row = row(Changes.withKeys(Changes.insert(keys), keys));
        assertThat(row.invoiceNumber()).isEqualTo("17");
        assertThat(row.transactionId()).isEqualTo("AQID");
        assertThat(DynamoJson.readItem(row.image().otherAttributes())).isEqualTo(keys);
        assertThat(row.problems()).isNull();
    }

    @Test
    void theKeysSpellingIsAMatterOfConfiguration() {
        Item keys =
                new Item(Map.of("InvoiceNumber", Changes.text("INV-1"), "TransactionIdentifier", Changes.text("TX-1")));
        ChangeRecord change = Changes.withKeys(Changes.insert(keys), keys);
        assertThat(refusal(change).reason()).isEqualTo(Reason.NO_KEYS);
        ArchiveSettings settings =
                ArchiveSettings.fromEnvironment(Map.of("ARCHIVE_TRANSACTION_ID_ATTRIBUTE", "TransactionIdentifier"));
        ArchiveRow row = new RowMapper(settings).toRow(change, Changes.ARRIVAL, Origin.STREAM);
        assertThat(row.transactionId()).isEqualTo("TX-1");
        assertThat(row.image().otherAttributes()).isNull();
        assertThat(new RowRebuilder(settings).rebuild(row)).isEqualTo(change);
    }

    @Test
    void aKeyThatIsNoIdentityIsRefused() {
        Item image = Changes.keys();
        List<Item> badKeys = List.of(
                new Item(Map.of("InvoiceNumber", Changes.text("INV-1"))),
                new Item(Map.of("TransactionId", Changes.text("TX-1"))),
                new Item(
                        Map.of("InvoiceNumber", Changes.text("INV-1"), "TransactionId", new AttributeValue.Bool(true))),
                new Item(Map.of("InvoiceNumber", Changes.text("\ud800"), "TransactionId", Changes.text("TX-1"))),
                new Item(Map.of("InvoiceNumber", Changes.text("other"), "TransactionId", Changes.text("TX-1"))),
                Changes.with(Changes.keys(), "third", Changes.text("x")));
        for (Item keys : badKeys) {
            InvalidChangeException refusal = refusal(Changes.withKeys(Changes.insert(image), keys));
            assertThat(refusal.reason()).isEqualTo(Reason.NO_KEYS);
            assertThat(refusal).hasMessageContaining(Changes.EVENT_ID).hasMessageNotContaining("INV-1");
        }
    }

    @Test
    void anImageWithoutItsKeyIsRefused() {
        Item image = new Item(Map.of("Amount", Changes.number("1")));
        assertThat(refusal(Changes.insert(image)).reason()).isEqualTo(Reason.NO_KEYS);
    }

    @Test
    void missingImagesAreNamedAndKept() {
        ArchiveRow edit = row(Changes.change(EventName.MODIFY, Optional.of(Changes.keys()), Optional.empty()));
        assertThat(edit.problems()).isEqualTo("previous_image_fingerprint");
        ArchiveRow insert = row(Changes.change(EventName.INSERT, Optional.empty(), Optional.empty()));
        assertThat(insert.problems()).isEqualTo("image_fingerprint");
        ArchiveRow removal =
                row(Changes.change(EventName.REMOVE, Optional.of(Changes.keys()), Optional.of(Changes.keys())));
        assertThat(removal.problems()).isEqualTo("image_fingerprint");
    }

    @Test
    void aTypedKeyNeedsAnImageToKeepItsType() {
        Item keys = Changes.with(Changes.keys(), "InvoiceNumber", Changes.number("1"));
        ChangeRecord change = Changes.change(EventName.INSERT, Optional.empty(), Optional.empty());
        assertThat(refusal(Changes.withKeys(change, keys)).reason()).isEqualTo(Reason.NO_KEYS);
    }

    @Test
    void withoutATimeTheArrivalCounts() {
        ArchiveRow row = row(Changes.withTime(Changes.insert(Changes.keys()), OptionalLong.empty()));
        assertThat(row.eventTimeMicros()).isEqualTo(Changes.micros(Changes.ARRIVAL));
        assertThat(row.problems()).isEqualTo("event_time");
    }

    @Test
    void arrivalIsCutToMilliseconds() {
        Instant precise = Changes.ARRIVAL.plusNanos(999_999);
        ArchiveRow row = mapper.toRow(Changes.insert(Changes.keys()), precise, Origin.IMPORT);
        assertThat(row.arrivedAt()).isEqualTo(Changes.ARRIVAL);
        assertThat(row.origin()).isEqualTo(Origin.IMPORT);
    }

    @Test
    void aTimeWhereNoQueryLooksIsRefused() {
        Instant firstMoment = ArchiveSettings.DEFAULT.firstDay().atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant lastMoment = Changes.ARRIVAL.plus(Duration.ofDays(1));
        assertThat(row(changeAt(firstMoment)).problems()).isNull();
        assertThat(row(changeAt(lastMoment)).problems()).isNull();
        assertThat(refusal(changeAt(firstMoment.minusNanos(1_000))).reason()).isEqualTo(Reason.BEFORE_FIRST_DAY);
        assertThat(refusal(changeAt(lastMoment.plusNanos(1_000))).reason()).isEqualTo(Reason.AFTER_ARRIVAL);
        ChangeRecord change = changeAt(firstMoment);
        assertThat(refusal(Changes.withTime(change, OptionalLong.of(Long.MAX_VALUE)))
                        .reason())
                .isEqualTo(Reason.AFTER_ARRIVAL);
        InvalidChangeException refusal = refusal(Changes.withTime(change, OptionalLong.of(Long.MIN_VALUE)));
        assertThat(refusal.reason()).isEqualTo(Reason.BEFORE_FIRST_DAY);
        assertThat(refusal).hasMessageContaining(Changes.EVENT_ID).hasMessageContaining("2019-01-01");
    }

    private static ChangeRecord changeAt(Instant time) {
        return Changes.withTime(Changes.insert(Changes.keys()), OptionalLong.of(Changes.micros(time)));
    }

    private ArchiveRow row(ChangeRecord change) {
        return mapper.toRow(change, Changes.ARRIVAL, Origin.STREAM);
    }

    private InvalidChangeException refusal(ChangeRecord change) {
        return catchThrowableOfType(InvalidChangeException.class, () -> row(change));
    }
}
