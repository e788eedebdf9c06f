package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves both spellings of attribute values: DynamoDB's, which loses nothing, and plain JSON, which people query. */
class JsonFormsTest {

    @Test
    void dynamoDbsSpellingIsTheDocumentedOne() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("s", Changes.text("\u00d6 \ud83d\ude00 \ud800 \"\n"));
        attributes.put("n", Changes.number("1E+2"));
        attributes.put("b", new AttributeValue.Binary(new byte[] {-1, 0}));
        attributes.put("t", new AttributeValue.Bool(true));
        attributes.put("0", new AttributeValue.Null());
        attributes.put("m", new AttributeValue.Document(Map.of("\udc00", Changes.text(""))));
        attributes.put("l", new AttributeValue.Sequence(List.of(Changes.text("x"))));
        attributes.put("ss", new AttributeValue.TextSet(List.of("b", "a")));
        attributes.put("ns", new AttributeValue.NumberSet(List.of("2", "1")));
        attributes.put("bs", new AttributeValue.BinarySet(List.of(new AttributeValue.Binary(new byte[0]))));
        String json = DynamoJson.write(new Item(attributes));
        assertThat(json)
                .isEqualTo("{\"s\":{\"S\":\"\u00d6 \\ud83d\\ude00 \\ud800 \\\"\\n\"},\"n\":{\"N\":\"1E+2\"},"
                        + "\"b\":{\"B\":\"/wA=\"},\"t\":{\"BOOL\":true},\"0\":{\"NULL\":true},"
                        + "\"m\":{\"M\":{\"\\udc00\":{\"S\":\"\"}}},\"l\":{\"L\":[{\"S\":\"x\"}]},"
                        + "\"ss\":{\"SS\":[\"b\",\"a\"]},\"ns\":{\"NS\":[\"2\",\"1\"]},\"bs\":{\"BS\":[\"\"]}}");
        assertThat(DynamoJson.readItem(json)).isEqualTo(new Item(attributes));
    }

    @Test
    void wellFormedTextIsNotEscaped() {
        assertThat(DynamoJson.write(Changes.text("\u00d6 \ud83d\ude00"))).isEqualTo("{\"S\":\"\u00d6 \ud83d\ude00\"}");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void everyValueReadsBackEqual(long seed) {
        NastyValues values = new NastyValues(new Random(seed));
        for (int index = 0; index < 1_000; index++) {
            AttributeValue value = index % 100 == 0 ? values.deep() : values.value();
            String json = DynamoJson.write(value);
            assertThat(DynamoJson.readValue(json)).as("seed %d", seed).isEqualTo(value);
            assertThat(Utf8.canCarry(json)).as("seed %d", seed).isTrue();
            // Plain JSON may lose types, but it is always JSON, and settles after one round.
            String plain = PlainJson.write(value);
            assertThat(PlainJson.read(plain).map(PlainJson::write))
                    .as("seed %d", seed)
                    .contains(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "null", "{\"S\":\"secret\"} x", "{\"S\":secret}", "{\"secret\":\"a\"}", "[]"})
    void whatIsNoValueIsRefusedWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> DynamoJson.readValue(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"\"",
                "0",
                "-12.50",
                "1E+400",
                "12345678901234567890123456789012345678.000",
                "[]",
                "{}",
                "[1,[2,{\"a\":[null,false]}],\"\\u0000\"]",
                "{\"b\":1,\"a\":{\"\":\"\"}}"
            })
    void plainJsonReadsBackToTheSameText(String json) {
        assertThat(PlainJson.read(json).map(PlainJson::write)).contains(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "01",
                "+1",
                ".5",
                "NaN",
                "'a'",
                "// comment\n1",
                "tru"
            })
    void whatIsNotPlainJsonIsNone(String text) {
        assertThat(PlainJson.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 130, 100_000})
    void plainJsonIsReadToABound(int levels) {
        // The innermost, empty one is a value inside 128 others.
        assertThat(PlainJson.read("[".repeat(levels) + "]".repeat(levels)).isPresent())
                .isEqualTo(levels == 129);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"N\":\"007\"} | \"007\"",
                "{\"N\":\"+1\"} | \"+1\"",
                "{\"N\":\"NaN\"} | \"NaN\"",
                "{\"N\":\"1E+2\"} | 1E+2",
                "{\"B\":\"/wA=\"} | \"/wA=\"",
                "{\"NS\":[\"1\",\"2.0\"]} | [1,2.0]",
                "{\"BS\":[\"AA==\"]} | [\"AA==\"]",
                "{\"SS\":[\"1\"]} | [\"1\"]"
            })
    void whatJsonLacksHasAPlainForm(String dynamo, String plain) {
        assertThat(PlainJson.write(DynamoJson.readValue(dynamo))).isEqualTo(plain);
    }
}
