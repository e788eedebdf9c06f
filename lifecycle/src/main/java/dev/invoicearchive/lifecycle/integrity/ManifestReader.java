package dev.invoicearchive.lifecycle.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.PublicKeyEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A manifest out of its JSON. Every fault is an {@link IllegalArgumentException} or one of {@code java.time}. */
final class ManifestReader {
    private static final Pattern SUM = Pattern.compile("-?[0-9]{1,60}\\.[0-9]{9}");

    private final JsonNode tree;

    ManifestReader(JsonNode tree) {
        this.tree = tree;
    }

    Manifest manifest() {
        String format = text(tree, "format");
        if (!format.equals(ManifestJson.FORMAT)) {
            throw new IllegalArgumentException("format " + format);
        }
        return new Manifest(
                number(tree, "sequence"),
                Instant.parse(text(tree, "createdAt")),
                optional(tree, "previous").map(ManifestReader::previous),
                key(tree.path("key")),
                optional(tree, "nextKey").map(ManifestReader::key),
                text(tree, "schemaVersion"),
                sha256(tree, "rulesSha256"),
                text(tree, "attempt"),
                optional(tree, "sealedThrough").map(node -> LocalDate.parse(node.asText())),
                list(tree, "days", ManifestReader::day),
                list(tree, "rollups", ManifestReader::sealed));
    }

    private static Manifest.Previous previous(JsonNode node) {
        return new Manifest.Previous(number(node, "sequence"), sha256(node, "sha256"), text(node, "signature"));
    }

    private static PublicKeyEntry key(JsonNode node) {
        return new PublicKeyEntry(sha256(node, "id"), text(node, "publicKey"));
    }

    private static DayEntry day(JsonNode node) {
        return new DayEntry(
                LocalDate.parse(text(node, "day")),
                Math.toIntExact(number(node, "generation")),
                totals(node.path("totals")),
                list(node, "delivered", ManifestReader::known),
                list(node, "source", ManifestReader::known),
                list(node, "errors", ManifestReader::known),
                list(node, "sealed", ManifestReader::sealed));
    }

    private static ControlTotals totals(JsonNode node) {
        return new ControlTotals(
                number(node, "rows"),
                number(node, "events"),
                sum(node, "amount"),
                sum(node, "previousAmount"),
                micros(node, "firstMicros"),
                micros(node, "lastMicros"));
    }

    private static BigDecimal sum(JsonNode node, String name) {
        String text = text(node, name);
        if (!SUM.matcher(text).matches()) {
            // Also because a number with an exponent may not fit into memory.
            throw new IllegalArgumentException(name + " that is no decimal with nine places");
        }
        return new BigDecimal(text);
    }

    private static OptionalLong micros(JsonNode node, String name) {
        return node.has(name) ? OptionalLong.of(number(node, name)) : OptionalLong.empty();
    }

    private static KnownObject known(JsonNode node) {
        return new KnownObject(
                text(node, "key"),
                text(node, "versionId"),
                text(node, "eTag"),
                number(node, "size"),
                sha256(node, "sha256"),
                node.has("rows") ? Optional.of(number(node, "rows")) : Optional.empty());
    }

    private static SealedFile sealed(JsonNode node) {
        return new SealedFile(
                text(node, "key"),
                number(node, "size"),
                sha256(node, "sha256"),
                number(node, "rows"),
                text(node, "sourceBucket"),
                text(node, "sourceKey"));
    }

    private static Optional<JsonNode> optional(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name));
    }

    private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> reader) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw new IllegalArgumentException("no list " + name);
        }
        List<T> elements = new ArrayList<>(value.size());
        value.forEach(element -> elements.add(reader.apply(element)));
        return elements;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text " + name);
        }
        return value.textValue();
    }

    private static String sha256(JsonNode node, String name) {
        String text = text(node, name);
        if (!Sha256.isText(text)) {
            throw new IllegalArgumentException(name + " that is no SHA-256");
        }
        return text;
    }

    private static long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no whole number " + name);
        }
        return value.longValue();
    }
}
