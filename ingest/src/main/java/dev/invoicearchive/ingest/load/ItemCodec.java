package dev.invoicearchive.ingest.load;

import dev.invoicearchive.model.AttributeValue.Bool;
import dev.invoicearchive.model.AttributeValue.Document;
import dev.invoicearchive.model.AttributeValue.Null;
import dev.invoicearchive.model.AttributeValue.Number;
import dev.invoicearchive.model.AttributeValue.Sequence;
import dev.invoicearchive.model.AttributeValue.Text;
import dev.invoicearchive.model.Item;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in the SDK's types, and whether two of them are the same. */
final class ItemCodec {
    private ItemCodec() {}

    /** The item as the SDK wants it. */
    static Map<String, AttributeValue> encode(Item item) {
        return encode(item.attributes());
    }

    /** Whether two items hold the same; DynamoDB gives numbers back in another spelling. */
    static boolean areEqual(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(field -> isEqual(field.getValue(), other.get(field.getKey())));
    }

    private static boolean isEqual(AttributeValue one, AttributeValue other) {
        if (one.type() != other.type()) {
            return false;
        }
        return switch (one.type()) {
            case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n())) == 0;
            case M -> areEqual(one.m(), other.m());
            case L -> areEqual(one.l(), other.l());
            default -> one.equals(other);
        };
    }

    private static boolean areEqual(List<AttributeValue> one, List<AttributeValue> other) {
        boolean equal = one.size() == other.size();
        for (int index = 0; equal && index < one.size(); index++) {
            equal = isEqual(one.get(index), other.get(index));
        }
        return equal;
    }

    private static Map<String, AttributeValue> encode(Map<String, dev.invoicearchive.model.AttributeValue> values) {
        Map<String, AttributeValue> encoded = new LinkedHashMap<>();
        values.forEach((name, value) -> encoded.put(name, encode(value)));
        return encoded;
    }

    private static AttributeValue encode(dev.invoicearchive.model.AttributeValue value) {
        if (value instanceof Text text) {
            return AttributeValue.fromS(text.value());
        }
        if (value instanceof Number number) {
            return AttributeValue.fromN(number.value());
        }
        if (value instanceof Bool bool) {
            return AttributeValue.fromBool(bool.value());
        }
        if (value instanceof Null) {
            return AttributeValue.fromNul(true);
        }
        if (value instanceof Document document) {
            return AttributeValue.fromM(encode(document.value()));
        }
        if (value instanceof Sequence sequence) {
            return AttributeValue.fromL(
                    sequence.value().stream().map(ItemCodec::encode).toList());
        }
        throw new IllegalArgumentException("Invalid value of a line: "
                + value.getClass().getSimpleName() + ", expected what files can hold. This is a fault of the program.");
    }
}
