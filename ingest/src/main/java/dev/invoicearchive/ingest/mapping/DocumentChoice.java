package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns become the invoice document.
 *
 * @param kind all but the named ones, or only those
 * @param names of columns
 */
record DocumentChoice(Kind kind, Set<String> names) {
    enum Kind {
        ALL_BUT,
        ONLY
    }

    DocumentChoice {
        names = Set.copyOf(names);
    }

    /** The document of a record, empty if no column is left for it. */
    Optional<AttributeValue.Document> read(Map<String, AttributeValue> fields) {
        Map<String, AttributeValue> taken = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (names.contains(name) == (kind == Kind.ONLY)) {
                taken.put(name, value);
            }
        });
        return taken.isEmpty() ? Optional.empty() : Optional.of(new AttributeValue.Document(taken));
    }
}
