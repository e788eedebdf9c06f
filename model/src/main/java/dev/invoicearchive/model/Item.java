package dev.invoicearchive.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An item of the table, or its key: attribute values by attribute name, in the order in which they arrived.
 *
 * @param attributes never null, may be empty
 */
public record Item(Map<String, AttributeValue> attributes) {
    public Item {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The value of one attribute, empty if the item does not have it. */
    public Optional<AttributeValue> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
