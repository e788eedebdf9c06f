package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a second implementation, written from the documentation alone, gives the same fingerprints. */
class FingerprintTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 2026})
    void aSecondImplementationAgrees(long seed) {
        ChangeRecordGenerator generator = ChangeRecordGenerator.nasty(seed);
        for (int index = 0; index < 1_000; index++) {
            ChangeRecord change = generator.next();
            Stream.of(change.newImage(), change.oldImage())
                    .flatMap(image -> image.stream())
                    .forEach(image -> assertThat(Fingerprint.of(image))
                            .as("seed %d", seed)
                            .isEqualTo(SecondFingerprint.of(image)));
        }
    }

    @Test
    void itNeverChanges() {
        // Computed by a script in another language. Archived rows hold such numbers: if this fails, the form changed.
        assertThat(Fingerprint.of(new Item(Map.of()))).isEqualTo(-1_032_820_950_718_664_765L);
        assertThat(Fingerprint.of(item("12.50", List.of("b", "a")))).isEqualTo(4_878_034_236_455_567_384L);
    }

    @Test
    void otherSpellingsOfTheSameItemHaveTheSame() {
        long fingerprint = Fingerprint.of(item("12.50", List.of("b", "a")));
        assertThat(Fingerprint.of(item("12.5", List.of("a", "b")))).isEqualTo(fingerprint);
        assertThat(Fingerprint.of(item("+0125.0E-1", List.of("b", "a")))).isEqualTo(fingerprint);
        Map<String, AttributeValue> reversed = new LinkedHashMap<>();
        reversed.put("set", new AttributeValue.TextSet(List.of("a", "b")));
        reversed.put("Amount", Changes.number("12.5"));
        assertThat(Fingerprint.of(new Item(reversed))).isEqualTo(fingerprint);
    }

    @Test
    void itemsThatDifferInTypeOrOrderOfAListDiffer() {
        List<AttributeValue> values = List.of(
                Changes.text("1"),
                Changes.number("1"),
                Changes.number("-1"),
                Changes.number("10"),
                Changes.number("NaN"),
                new AttributeValue.Binary(new byte[] {'1'}),
                new AttributeValue.Bool(true),
                new AttributeValue.Bool(false),
                new AttributeValue.Null(),
                new AttributeValue.TextSet(List.of("1")),
                new AttributeValue.NumberSet(List.of("1")),
                new AttributeValue.BinarySet(List.of(new AttributeValue.Binary(new byte[] {'1'}))),
                new AttributeValue.Sequence(List.of(Changes.text("1"), Changes.text("2"))),
                new AttributeValue.Sequence(List.of(Changes.text("2"), Changes.text("1"))),
                new AttributeValue.Document(Map.of("1", Changes.text("1"))),
                new AttributeValue.Document(Map.of()),
                Changes.text(""),
                Changes.text("?"),
                Changes.text("\ud800"),
                Changes.text("\ud801"));
        Set<Long> fingerprints = new HashSet<>();
        values.forEach(value -> fingerprints.add(Fingerprint.of(new Item(Map.of("a", value)))));
        assertThat(fingerprints).hasSameSizeAs(values);
    }

    @Test
    void aNumberOfAnyLengthIsCheap() {
        String digits = "1" + "0".repeat(1_000_000);
        assertThat(Fingerprint.of(new Item(Map.of("a", Changes.number(digits)))))
                .isEqualTo(Fingerprint.of(new Item(Map.of("a", Changes.number("1E1000000")))));
    }

    private static Item item(String amount, List<String> set) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("Amount", Changes.number(amount));
        attributes.put("set", new AttributeValue.TextSet(set));
        return new Item(attributes);
    }
}
