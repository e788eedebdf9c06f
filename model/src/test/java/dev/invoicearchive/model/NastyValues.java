package dev.invoicearchive.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Attribute values that DynamoDB can hold and a careless archive would damage; the seed decides which. */
final class NastyValues {
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1E-130",
            "9.9999999999999999999999999999999999999E+125",
            "-9.9999999999999999999999999999999999999E+125",
            "12345678901234567890123456789012345678",
            "0.00000000000000000000000000000000000001",
            "99999999999999999999.999999999",
            "100000000000000000000",
            "0.0000000001",
            "1e2",
            "1E+2",
            "100.000",
            "-12.50",
            "+7",
            ".5",
            "007",
            "NaN");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "DE",
            "\u00d6sterreich",
            "\u0000\u0001\u001f",
            "\ud83d\ude00 receipts",
            "\ud800",
            "low\udc00alone",
            "\udc00\ud800 the wrong way round",
            "line\nbreak\ttab\r\\ \"quoted\"",
            "\u2028\u2029\ufeff\ufffd",
            "{\"an\":\"object\"}",
            "[1,2.50,{\"deep\":null}]",
            "123",
            "{\"twice\":1,\"twice\":2}",
            "$1,000.00",
            "($5.00)",
            "$",
            "2016-06-06",
            "2016-02-30",
            "2016-06-06 23:59:59",
            "2016-06-06T23:30:00-05:00",
            "06062016");

    private static final List<String> NAMES =
            List.of("a", "", "A", "\u00e9", "\ud83d\ude00", "\ud800", "S", "with \"quotes\"", "dotted.name", "\u0000");

    private final Random random;

    NastyValues(Random random) {
        this.random = random;
    }

    AttributeValue value() {
        return value(4);
    }

    /** Maps in lists in maps, down to the number of levels that DynamoDB allows. */
    AttributeValue deep() {
        AttributeValue value = value(0);
        for (int level = 0; level < 32; level++) {
            value = level % 2 == 0
                    ? new AttributeValue.Sequence(List.of(value))
                    : new AttributeValue.Document(Map.of(name(), value));
        }
        return value;
    }

    String name() {
        return pick(NAMES);
    }

    <T> T pick(List<T> candidates) {
        return candidates.get(random.nextInt(candidates.size()));
    }

    private AttributeValue value(int levels) {
        List<Supplier<AttributeValue>> kinds = new ArrayList<>(List.of(
                () -> new AttributeValue.Text(pick(TEXTS)),
                () -> new AttributeValue.Number(pick(NUMBERS)),
                this::binary,
                () -> new AttributeValue.Bool(random.nextBoolean()),
                AttributeValue.Null::new,
                () -> new AttributeValue.TextSet(some(() -> pick(TEXTS))),
                () -> new AttributeValue.NumberSet(some(() -> pick(NUMBERS))),
                () -> new AttributeValue.BinarySet(some(this::binary))));
        if (levels > 0) {
            kinds.add(() -> document(levels - 1));
            kinds.add(() -> sequence(levels - 1));
            kinds.add(() -> document(levels - 1));
        }
        return pick(kinds).get();
    }

    private AttributeValue document(int levels) {
        Map<String, AttributeValue> fields = new LinkedHashMap<>();
        int size = random.nextInt(4);
        for (int index = 0; index < size; index++) {
            fields.put(name(), value(levels));
        }
        return new AttributeValue.Document(fields);
    }

    private AttributeValue sequence(int levels) {
        List<AttributeValue> elements = new ArrayList<>();
        int size = random.nextInt(4);
        for (int index = 0; index < size; index++) {
            elements.add(value(levels));
        }
        return new AttributeValue.Sequence(elements);
    }

    private AttributeValue.Binary binary() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return new AttributeValue.Binary(bytes);
    }

    private <T> List<T> some(Supplier<T> supplier) {
        Set<T> elements = new LinkedHashSet<>();
        int size = 1 + random.nextInt(4);
        for (int index = 0; index < size; index++) {
            elements.add(supplier.get());
        }
        return List.copyOf(elements);
    }
}
