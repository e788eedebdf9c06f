package dev.invoicearchive.totals;

import dev.invoicearchive.model.AttributeValue;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the attribute values of the Lambda event classes into those of the model. */
final class EventAttributes {
    private EventAttributes() {}

    /** The same value; an attribute value without any type counts as null. */
    static AttributeValue toModel(com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue value) {
        if (value.getS() != null) {
            return new AttributeValue.Text(value.getS());
        }
        if (value.getN() != null) {
            return new AttributeValue.Number(value.getN());
        }
        if (value.getBOOL() != null) {
            return new AttributeValue.Bool(value.getBOOL());
        }
        if (value.getB() != null) {
            return binary(value.getB());
        }
        if (value.getM() != null) {
            return document(value.getM());
        }
        if (value.getL() != null) {
            return new AttributeValue.Sequence(
                    value.getL().stream().map(EventAttributes::toModel).toList());
        }
        return setOrNull(value);
    }

    private static AttributeValue setOrNull(
            com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue value) {
        if (value.getSS() != null) {
            return new AttributeValue.TextSet(value.getSS());
        }
        if (value.getNS() != null) {
            return new AttributeValue.NumberSet(value.getNS());
        }
        if (value.getBS() != null) {
            List<AttributeValue.Binary> members =
                    value.getBS().stream().map(EventAttributes::binary).toList();
            return new AttributeValue.BinarySet(members);
        }
        return new AttributeValue.Null();
    }

    private static AttributeValue.Document document(
            Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> members) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        members.forEach((name, member) -> document.put(name, toModel(member)));
        return new AttributeValue.Document(document);
    }

    private static AttributeValue.Binary binary(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return new AttributeValue.Binary(bytes);
    }
}
