package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One resource of a template.
 *
 * @param stack the template's name
 * @param id its logical id
 * @param body all that the template says of it
 */
public record Resource(String stack, String id, ObjectNode body) {
    /** Such as {@code AWS::S3::Bucket}. */
    public String type() {
        return body.path("Type").asText();
    }

    /** Its properties, or a missing node. */
    public JsonNode properties() {
        return body.path("Properties");
    }

    @Override
    public String toString() {
        return stack + "/" + id;
    }
}
