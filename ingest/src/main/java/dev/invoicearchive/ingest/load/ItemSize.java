package dev.invoicearchive.ingest.load;

import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Item;
import java.util.Map;

/** About how many bytes an item takes, never fewer than it does; for the size of requests. */
final class ItemSize {
    private static final int BYTES_PER_CHARACTER_MAX = 3;
    private static final int OTHER_BYTES = 24;

    private ItemSize() {}

    static long bytesAtMost(Item item) {
        return map(item.attributes());
    }

    private static long map(Map<String, AttributeValue> fields) {
        long bytes = OTHER_BYTES;
        for (Map.Entry<String, AttributeValue> field : fields.entrySet()) {
            bytes += BYTES_PER_CHARACTER_MAX * (long) field.getKey().length() + value(field.getValue());
        }
        return bytes;
    }

    private static long value(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return BYTES_PER_CHARACTER_MAX * (long) text.value().length() + OTHER_BYTES;
        }
        if (value instanceof AttributeValue.Document document) {
            return map(document.value());
        }
        if (value instanceof AttributeValue.Sequence sequence) {
            return OTHER_BYTES
                    + sequence.value().stream().mapToLong(ItemSize::value).sum();
        }
        return OTHER_BYTES;
    }
}
