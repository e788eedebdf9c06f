package dev.invoicearchive.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One DynamoDB attribute value, with its type kept. Source: the AttributeValue data type of the DynamoDB API. */
public sealed interface AttributeValue {

    /** Text ({@code S}); may be empty. */
    record Text(String value) implements AttributeValue {
        public Text {
            Objects.requireNonNull(value, "value is null");
        }
    }

    /** A number ({@code N}), as the text it arrived in: up to 38 significant digits, possibly with an exponent. */
    record Number(String value) implements AttributeValue {
        public Number {
            Objects.requireNonNull(value, "value is null");
        }
    }

    /** Bytes ({@code B}). */
    record Binary(byte[] value) implements AttributeValue {
        public Binary {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Binary[" + value.length + " bytes]";
        }
    }

    /** A truth value ({@code BOOL}). */
    record Bool(boolean value) implements AttributeValue {}

    /** The null value ({@code NULL}). */
    record Null() implements AttributeValue {}

    /** A map ({@code M}); keeps the order in which it arrived. */
    record Document(Map<String, AttributeValue> value) implements AttributeValue {
        public Document {
            value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
        }
    }

    /** A list ({@code L}). */
    record Sequence(List<AttributeValue> value) implements AttributeValue {
        public Sequence {
            value = List.copyOf(value);
        }
    }

    /** A set of texts ({@code SS}); keeps the order in which it arrived. */
    record TextSet(List<String> value) implements AttributeValue {
        public TextSet {
            value = List.copyOf(value);
        }
    }

    /** A set of numbers ({@code NS}), each as the text it arrived in. */
    record NumberSet(List<String> value) implements AttributeValue {
        public NumberSet {
            value = List.copyOf(value);
        }
    }

    /** A set of binaries ({@code BS}). */
    record BinarySet(List<Binary> value) implements AttributeValue {
        public BinarySet {
            value = List.copyOf(value);
        }
    }
}
