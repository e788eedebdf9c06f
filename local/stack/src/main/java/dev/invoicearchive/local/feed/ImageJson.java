package dev.invoicearchive.local.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns the SDK's attribute values into DynamoDB JSON, the form in which both feeds carry images. */
public final class ImageJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ImageJson() {}

    /** DynamoDB JSON of an item or a key. */
    public static ObjectNode of(Map<String, AttributeValue> item) {
        ObjectNode json = NODES.objectNode();
        item.forEach((name, value) -> json.set(name, of(value)));
        return json;
    }

    private static ObjectNode of(AttributeValue value) {
        ObjectNode json = NODES.objectNode();
        // The SDK calls this one type by another name than the wire does.
        String name =
                value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name();
        json.set(name, content(value));
        return json;
    }

    private static JsonNode content(AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.textNode(value.s());
            case N -> NODES.textNode(value.n());
            case B -> NODES.textNode(base64(value.b()));
            case BOOL -> NODES.booleanNode(value.bool());
            case NUL -> NODES.booleanNode(true);
            case M -> of(value.m());
            case L -> list(value.l());
            case SS -> texts(value.ss());
            case NS -> texts(value.ns());
            case BS -> texts(value.bs().stream().map(ImageJson::base64).toList());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException(
                        "Invalid attribute value: a type unknown to this version of the AWS SDK.");
        };
    }

    private static ArrayNode list(List<AttributeValue> values) {
        ArrayNode json = NODES.arrayNode();
        values.forEach(value -> json.add(of(value)));
        return json;
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode json = NODES.arrayNode();
        values.forEach(json::add);
        return json;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
