package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import java.util.Map;
import java.util.Optional;

/**
 * A field that becomes a text of the item.
 *
 * @param what its name for messages, such as {@code country}
 * @param term where it comes from
 */
record TextField(String what, Term term) {
    /**
     * The text in a record, empty if it has none. A number of JSON counts as the text that it is written as.
     *
     * @throws InvalidFieldException if it is neither text nor number
     */
    Optional<String> read(Map<String, AttributeValue> fields) throws InvalidFieldException {
        Optional<AttributeValue> value = term.value(fields);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof AttributeValue.Text text) {
            return Optional.of(text.value());
        }
        if (value.get() instanceof AttributeValue.Number number) {
            return Optional.of(number.value());
        }
        throw new InvalidFieldException(
                "Invalid " + what + ": " + term.description() + " holds neither text nor number, expected one of them");
    }
}
