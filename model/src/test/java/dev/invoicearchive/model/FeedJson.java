package dev.invoicearchive.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Spells change records as the Kinesis feed does, by string building alone, so that the reader under test is not asked
 * about its own writer. The seed decides what the feed leaves open: the order of fields and how characters are escaped.
 */
final class FeedJson {
    private final Random random;

    FeedJson(Random random) {
        this.random = random;
    }

    byte[] of(ChangeRecord change) {
        List<String> fields = new ArrayList<>(List.of(
                field("awsRegion", text("eu-central-1")),
                field("eventID", text(change.eventId())),
                field("eventName", text(change.eventName().name())),
                field("userIdentity", change.userIdentity().map(this::identity).orElse("null")),
                field("recordFormat", text("application/json")),
                field("tableName", text("InvoiceTransactions")),
                field("dynamodb", body(change)),
                field("eventSource", text("aws:dynamodb"))));
        return object(fields).getBytes(StandardCharsets.UTF_8);
    }

    private String body(ChangeRecord change) {
        List<String> fields = new ArrayList<>();
        change.eventTimeMicros().ifPresent(micros -> fields.addAll(time(micros)));
        fields.add(field("Keys", item(change.keys())));
        change.newImage().ifPresent(image -> fields.add(field("NewImage", item(image))));
        change.oldImage().ifPresent(image -> fields.add(field("OldImage", item(image))));
        fields.add(field("SizeBytes", "123"));
        return object(fields);
    }

    private List<String> time(long micros) {
        boolean wholeMillis = micros % 1_000 == 0;
        boolean guessable = micros >= 1_000_000_000_000_000L;
        if (guessable && random.nextInt(4) == 0) {
            long number = wholeMillis ? micros / 1_000 : micros;
            return List.of(field("ApproximateCreationDateTime", Long.toString(number)));
        }
        boolean asMillis = wholeMillis && random.nextBoolean();
        return List.of(
                field("ApproximateCreationDateTime", Long.toString(asMillis ? micros / 1_000 : micros)),
                field("ApproximateCreationDateTimePrecision", text(asMillis ? "MILLISECOND" : "MICROSECOND")));
    }

    private String identity(UserIdentity identity) {
        return object(new ArrayList<>(List.of(
                field("principalId", identity.principalId() == null ? "null" : text(identity.principalId())),
                field("type", identity.type() == null ? "null" : text(identity.type())))));
    }

    private String item(Item item) {
        return attributes(item.attributes());
    }

    private String attributes(Map<String, AttributeValue> attributes) {
        List<String> fields = new ArrayList<>();
        attributes.forEach((name, value) -> fields.add(field(name, value(value))));
        return object(fields);
    }

    private String value(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            return tagged("S", text(text.value()));
        } else if (value instanceof AttributeValue.Number number) {
            return tagged("N", text(number.value()));
        } else if (value instanceof AttributeValue.Binary binary) {
            return tagged("B", base64(binary));
        } else if (value instanceof AttributeValue.Bool bool) {
            return tagged("BOOL", Boolean.toString(bool.value()));
        } else if (value instanceof AttributeValue.Null) {
            return tagged("NULL", "true");
        } else if (value instanceof AttributeValue.Document document) {
            return tagged("M", attributes(document.value()));
        } else if (value instanceof AttributeValue.Sequence sequence) {
            return tagged("L", array(sequence.value(), this::value));
        } else if (value instanceof AttributeValue.TextSet set) {
            return tagged("SS", array(set.value(), this::text));
        } else if (value instanceof AttributeValue.NumberSet set) {
            return tagged("NS", array(set.value(), this::text));
        } else if (value instanceof AttributeValue.BinarySet set) {
            return tagged("BS", array(set.value(), this::base64));
        }
        throw new IllegalArgumentException("unknown " + value);
    }

    private String base64(AttributeValue.Binary binary) {
        return '"' + Base64.getEncoder().encodeToString(binary.value()) + '"';
    }

    private <T> String array(List<T> elements, Function<T, String> spelling) {
        return "[" + String.join(",", elements.stream().map(spelling).toList()) + "]";
    }

    private String tagged(String tag, String json) {
        return "{" + field(tag, json) + "}";
    }

    private String object(List<String> fields) {
        Collections.shuffle(fields, random);
        return "{" + String.join(random.nextInt(5) == 0 ? " ,\n " : ",", fields) + "}";
    }

    private String field(String name, String json) {
        return text(name) + ":" + json;
    }

    private String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        boolean escapesAll = random.nextInt(8) == 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character == '\n') {
                json.append("\\n");
            } else if (escapesAll || character < ' ' || Character.isSurrogate(character)) {
                json.append("\\u" + HexFormat.of().toHexDigits(character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
