package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that an archived row gives back the change it was made of, whatever the item held. */
class LosslessTest {
    private static final String HALF_AN_ITEM = "\u00e9\"".repeat(100_000);

    private final ChangeRecordParser parser = new ChangeRecordParser();
    private final RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
    private final RowRebuilder rebuilder = new RowRebuilder(ArchiveSettings.DEFAULT);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 2026})
    void nastyRecordsComeBack(long seed) {
        comeBack(seed, ChangeRecordGenerator.nasty(seed), 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void believableRecordsComeBackWithoutProblems(long seed) {
        List<ArchiveRow> rows = comeBack(seed, ChangeRecordGenerator.believable(seed), 500);
        assertThat(rows).extracting(ArchiveRow::problems).containsOnlyNulls();
    }

    @Tag("proof")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void nastyRecordsOfManySeedsComeBack(long seed) {
        comeBack(seed, ChangeRecordGenerator.nasty(seed), 5_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handPicked")
    void handPickedItemsComeBack(String name, Item image) {
        FeedJson json = new FeedJson(new Random(1));
        comesBack(Changes.insert(image), json, name);
        comesBack(Changes.modify(Changes.keys(), image), json, name);
        comesBack(Changes.remove(image), json, name);
    }

    static Stream<Long> manySeeds() {
        return Stream.iterate(10_000L, seed -> seed + 1).limit(20);
    }

    static Stream<Object[]> handPicked() {
        return Stream.of(
                new Object[] {"only its key", Changes.keys()},
                new Object[] {"400 KB of text", Changes.itemWith("InvoiceDoc", Changes.text(HALF_AN_ITEM))},
                new Object[] {"400 KB of document", Changes.itemWith("InvoiceDoc", document(HALF_AN_ITEM))},
                new Object[] {
                    "400 KB of bytes", Changes.itemWith("Scan", new AttributeValue.Binary(new byte[400 * 1024]))
                },
                new Object[] {"400 KB of small values", Changes.itemWith("InvoiceDoc", manyValues())},
                new Object[] {"deep document", Changes.itemWith("InvoiceDoc", deep(Json.ATTRIBUTE_LEVELS_MAX))},
                new Object[] {"deep other", Changes.itemWith("Other", deep(Json.ATTRIBUTE_LEVELS_MAX))},
                new Object[] {"a document with sets and bytes", Changes.itemWith("InvoiceDoc", unlikeJson())},
                new Object[] {"a column's name as attribute", Changes.itemWith("country", Changes.text("DE"))},
                new Object[] {"lone surrogate in a column", Changes.itemWith("Trans_country", Changes.text("\ud800"))},
                new Object[] {"lone surrogate in a name", Changes.itemWith("\udc00", Changes.text("x"))},
                new Object[] {"amount as text", Changes.itemWith("Amount", Changes.text("($1,000.00)"))},
                new Object[] {"amount as text", Changes.itemWith("Amount", Changes.text("1000"))},
                new Object[] {"amount with exponent", Changes.itemWith("Amount", Changes.number("1E+3"))},
                new Object[] {"38 digits", Changes.itemWith("Amount", Changes.number("9".repeat(38)))},
                new Object[] {"date with time", Changes.itemWith("Invoice_dt", Changes.text("2026-01-31 10:00:00"))});
    }

    private static AttributeValue document(String text) {
        return new AttributeValue.Document(Map.of("text", Changes.text(text), text, Changes.number("1")));
    }

    private static AttributeValue manyValues() {
        List<AttributeValue> values = Stream.<AttributeValue>generate(AttributeValue.Null::new)
                .limit(50_000)
                .toList();
        return new AttributeValue.Sequence(values);
    }

    private static AttributeValue deep(int levels) {
        AttributeValue value = Changes.number("1.0");
        for (int level = 0; level < levels; level++) {
            value = new AttributeValue.Document(Map.of("d", value));
        }
        return value;
    }

    private static AttributeValue unlikeJson() {
        return new AttributeValue.Document(Map.of(
                "set", new AttributeValue.NumberSet(List.of("1", "2")),
                "bytes", new AttributeValue.Binary(new byte[] {0, -1})));
    }

    private List<ArchiveRow> comeBack(long seed, ChangeRecordGenerator generator, int records) {
        return Stream.iterate(0, index -> index + 1)
                .limit(records)
                .map(index -> {
                    ChangeRecord change = generator.next();
                    String where = "seed " + seed + ", record " + index;
                    return comesBack(change, generator.json(change), where);
                })
                .toList();
    }

    private void comesBack(ChangeRecord change, FeedJson json, String where) {
        comesBack(change, json.of(change), where);
    }

    private ArchiveRow comesBack(ChangeRecord change, byte[] json, String where) {
        ChangeRecord parsed = parser.parse(json);
        assertThat(parsed).as(where).isEqualTo(change);
        ArchiveRow row = mapper.toRow(parsed, ChangeRecordGenerator.ARRIVAL, Origin.STREAM);
        assertThat(texts(row)).as(where).allMatch(Utf8::canCarry);
        ChangeRecord rebuilt = rebuilder.rebuild(row);
        assertThat(canonical(rebuilt)).as(where).isEqualTo(canonical(change));
        assertThat(mapper.toRow(rebuilt, row.arrivedAt(), row.origin()).image().fingerprint())
                .as(where)
                .isEqualTo(row.image().fingerprint());
        return row;
    }

    /** Everything of a change, with both images in the form in which numbers are equal by value and sets have no order. */
    private static List<Object> canonical(ChangeRecord change) {
        return List.of(
                change.eventId(),
                change.eventName(),
                change.eventTimeMicros(),
                change.userIdentity(),
                change.keys(),
                canonical(change.newImage()),
                canonical(change.oldImage()));
    }

    private static String canonical(Optional<Item> image) {
        return image.map(CanonicalForm::of).map(HexFormat.of()::formatHex).orElse("absent");
    }

    private static List<String> texts(ArchiveRow row) {
        return Stream.of(
                        row.eventId(),
                        row.changedBy(),
                        row.invoiceNumber(),
                        row.transactionId(),
                        row.problems(),
                        row.image().country(),
                        row.image().invoiceDoc(),
                        row.image().otherAttributes(),
                        row.previousImage().country(),
                        row.previousImage().invoiceDoc(),
                        row.previousImage().otherAttributes())
                .filter(text -> text != null)
                .toList();
    }
}
