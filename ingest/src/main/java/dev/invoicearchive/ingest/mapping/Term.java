package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import java.util.Map;
import java.util.Optional;

/** Where a value comes from: a column, or a text that is the same for every line. */
sealed interface Term {
    /** What begins a constant in a mapping. */
    String CONSTANT_SIGN = "=";

    /** The value in a record; empty if it has none there, or an empty or null one. */
    Optional<AttributeValue> value(Map<String, AttributeValue> fields);

    /** For messages. */
    String description();

    /** The text of a mapping as a term. */
    static Term parse(String text) {
        return text.startsWith(CONSTANT_SIGN)
                ? new Constant(new AttributeValue.Text(text.substring(CONSTANT_SIGN.length())))
                : new Column(text);
    }

    /** The value without those that stand for none. */
    private static Optional<AttributeValue> present(AttributeValue value) {
        boolean isAbsent = value == null
                || value instanceof AttributeValue.Null
                || value instanceof AttributeValue.Text text && text.value().isEmpty();
        return isAbsent ? Optional.empty() : Optional.of(value);
    }

    /** A column; in JSON, a field or a path of fields joined by points. */
    record Column(String name) implements Term {
        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> fields) {
            AttributeValue value = fields.get(name);
            return present(value == null ? atPath(fields, name) : value);
        }

        @Override
        public String description() {
            return "column " + name;
        }

        private static AttributeValue atPath(Map<String, AttributeValue> fields, String path) {
            int point = path.indexOf('.');
            if (point < 0) {
                return fields.get(path);
            }
            return fields.get(path.substring(0, point)) instanceof AttributeValue.Document inner
                    ? atPath(inner.value(), path.substring(point + 1))
                    : null;
        }
    }

    /** One text for every line. */
    record Constant(AttributeValue.Text text) implements Term {
        @Override
        public Optional<AttributeValue> value(Map<String, AttributeValue> fields) {
            return present(text);
        }

        @Override
        public String description() {
            return "the constant";
        }
    }
}
