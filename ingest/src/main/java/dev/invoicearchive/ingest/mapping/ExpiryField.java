package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** When DynamoDB may remove the item: whole seconds since 1970. */
record ExpiryField(TextField field) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /**
     * The seconds, empty if the line has none.
     *
     * @throws InvalidFieldException if they are something else
     */
    Optional<AttributeValue.Number> read(Map<String, AttributeValue> fields) throws InvalidFieldException {
        Optional<String> text = field.read(fields);
        if (text.isPresent() && !SECONDS.matcher(text.get()).matches()) {
            throw new InvalidFieldException("Invalid " + field.what() + ": "
                    + field.term().description() + " holds something else, expected whole seconds since 1970");
        }
        return text.map(AttributeValue.Number::new);
    }
}
