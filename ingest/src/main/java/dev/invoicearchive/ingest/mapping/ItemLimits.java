package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Item;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What DynamoDB would refuse, found before it is asked. Sources: DynamoDB's quotas, and its rules for the size of an
 * item; where those say "about", this counts the most.
 */
final class ItemLimits {
    /** Bytes of an item, names included. */
    static final int ITEM_BYTES_MAX = 400 * 1024;

    /** Maps and lists inside each other. */
    static final int LEVELS_MAX = 32;

    /** Significant digits of a number. */
    static final int DIGITS_MAX = 38;

    private static final int EXPONENT_MIN = -130;
    private static final int EXPONENT_MAX = 125;
    private static final int NUMBER_LENGTH_MAX = 400;
    private static final int NUMBER_BYTES = 21;
    private static final int COLLECTION_BYTES = 3;
    private static final int ELEMENT_BYTES = 1;

    private ItemLimits() {}

    /** @throws InvalidFieldException if DynamoDB would not take the item */
    static void check(Item item) throws InvalidFieldException {
        long bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
            bytes += text(attribute.getKey()) + size(attribute.getValue(), 0);
        }
        if (bytes > ITEM_BYTES_MAX) {
            throw new InvalidFieldException("Invalid item: " + bytes + " bytes, expected " + ITEM_BYTES_MAX
                    + " at most (leave columns out of the document)");
        }
    }

    private static long size(AttributeValue value, int level) throws InvalidFieldException {
        if (value instanceof AttributeValue.Text text) {
            return text(text.value());
        }
        if (value instanceof AttributeValue.Number number) {
            checkNumber(number.value());
            return NUMBER_BYTES;
        }
        if (value instanceof AttributeValue.Document document) {
            return document(document, deeper(level));
        }
        if (value instanceof AttributeValue.Sequence sequence) {
            long bytes = COLLECTION_BYTES;
            for (AttributeValue element : sequence.value()) {
                bytes += ELEMENT_BYTES + size(element, deeper(level));
            }
            return bytes;
        }
        return 1;
    }

    private static long document(AttributeValue.Document document, int level) throws InvalidFieldException {
        long bytes = COLLECTION_BYTES;
        for (Map.Entry<String, AttributeValue> field : document.value().entrySet()) {
            if (field.getKey().isEmpty()) {
                throw new InvalidFieldException("Invalid document: a field without a name, expected names");
            }
            bytes += ELEMENT_BYTES + text(field.getKey()) + size(field.getValue(), level);
        }
        return bytes;
    }

    private static int deeper(int level) throws InvalidFieldException {
        if (level >= LEVELS_MAX) {
            throw new InvalidFieldException(
                    "Invalid document: nested too deeply, expected " + LEVELS_MAX + " levels at most");
        }
        return level + 1;
    }

    private static long text(String text) throws InvalidFieldException {
        if (!Texts.areWhole(text)) {
            throw new InvalidFieldException("Invalid text: half of a surrogate pair, expected whole characters");
        }
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void checkNumber(String number) throws InvalidFieldException {
        boolean fits = number.length() <= NUMBER_LENGTH_MAX;
        if (fits) {
            BigDecimal value = new BigDecimal(number).stripTrailingZeros();
            long exponent = (long) value.precision() - value.scale() - 1;
            fits = value.signum() == 0
                    || value.precision() <= DIGITS_MAX && exponent >= EXPONENT_MIN && exponent <= EXPONENT_MAX;
        }
        if (!fits) {
            throw new InvalidFieldException("Invalid number in the document: too long, large or small, expected "
                    + DIGITS_MAX + " digits at most, between 1E-130 and 1E+126");
        }
    }
}
