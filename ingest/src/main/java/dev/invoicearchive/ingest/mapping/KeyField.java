package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A field that becomes a part of the item's key. Source of the limits: DynamoDB's quotas.
 *
 * @param field where it comes from
 * @param bytesMax how many bytes of UTF-8 it may have
 */
record KeyField(TextField field, int bytesMax) {
    /** Bytes of a partition key. */
    static final int PARTITION_BYTES_MAX = 2048;

    /** Bytes of a sort key. */
    static final int SORT_BYTES_MAX = 1024;

    /**
     * The key's text.
     *
     * @throws InvalidFieldException if there is none, or DynamoDB would not take it
     */
    String read(Map<String, AttributeValue> fields) throws InvalidFieldException {
        Optional<String> text = field.read(fields);
        if (text.isEmpty()) {
            throw new InvalidFieldException(
                    "Missing " + field.what() + ": " + field.term().description() + " is empty, expected a text");
        }
        int bytes = text.get().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > bytesMax) {
            throw new InvalidFieldException(
                    "Invalid " + field.what() + ": " + bytes + " bytes, expected " + bytesMax + " at most");
        }
        if (Texts.holdControl(text.get()) || !Texts.areWhole(text.get())) {
            throw new InvalidFieldException("Invalid " + field.what() + ": "
                    + field.term().description() + " holds a control character, expected none");
        }
        return text.get();
    }
}
