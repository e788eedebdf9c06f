package dev.invoicearchive.local.athena.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a request, checked as the API's model has them. */
public record Input(JsonNode node) {
    /** An optional text. */
    public Optional<String> text(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw ApiFault.invalid("Invalid " + field + ": not a text, expected one.");
        }
        return Optional.ofNullable(value.textValue());
    }

    /** A text that must be there, within a length. */
    public String required(String field, int longest) {
        String text = text(field)
                .filter(found -> !found.isEmpty())
                .orElseThrow(
                        () -> ApiFault.invalid("Missing " + field + ", expected 1 to " + longest + " characters."));
        if (text.length() > longest) {
            throw ApiFault.invalid("Invalid " + field + ": " + text.length() + " characters, expected at most "
                    + longest + ". Shorten it.");
        }
        return text;
    }

    /** A text that must be there, of a form. */
    public String required(String field, Pattern form) {
        String text = required(field, 1_024);
        if (!form.matcher(text).matches()) {
            throw ApiFault.invalid("Invalid " + field + ": " + text + ", expected " + form.pattern() + ".");
        }
        return text;
    }

    /** An optional text within a length. */
    public Optional<String> optional(String field, int longest) {
        return text(field).isEmpty() || text(field).get().isEmpty()
                ? text(field)
                : Optional.of(required(field, longest));
    }

    /** A list of texts; empty if it is not there. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.path(field)) {
            if (!element.isTextual()) {
                throw ApiFault.invalid("Invalid " + field + ": not a list of texts, expected one.");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** A list of 1 to {@code most} texts. */
    public List<String> batch(String field, int most) {
        List<String> texts = texts(field);
        if (texts.isEmpty() || texts.size() > most) {
            throw ApiFault.invalid("Invalid " + field + ": " + texts.size() + " elements, expected 1 to " + most + ".");
        }
        return texts;
    }

    /** A whole number within a range, or what stands for its absence. */
    public int number(String field, int least, int most, int otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            throw ApiFault.invalid("Invalid " + field + ": " + value + ", expected " + least + " to " + most + ".");
        }
        return value.intValue();
    }

    /** A structure within; empty if it is not there. */
    public Input inner(String field) {
        return new Input(node.path(field));
    }
}
