package dev.invoicearchive.lifecycle.retention.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import dev.invoicearchive.lifecycle.seal.DayRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An entry as JSON: one object, members in the order of their names, one line. */
final class HoldEntryJson {
    private static final String FORMAT = "invoice-archive-hold/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private HoldEntryJson() {}

    static byte[] write(HoldEntry entry) {
        ObjectNode node = JSON.createObjectNode();
        node.put("action", entry.action().name());
        node.put("at", entry.at().toString());
        node.put("case", entry.caseId());
        entry.scope().ifPresent(scope -> {
            node.put("firstDay", scope.days().first().toString());
        });
        node.put("format", FORMAT);
        entry.scope().ifPresent(scope -> node.put("lastDay", scope.days().last().toString()));
        node.put("number", entry.number());
        entry.reason().ifPresent(reason -> node.put("reason", reason));
        entry.requester().ifPresent(requester -> node.put("requester", requester));
        entry.scope().ifPresent(scope -> {
            ArrayNode zones = node.putArray("zones");
            new TreeSet<>(scope.zones()).forEach(zone -> zones.add(zone.word()));
        });
        try {
            return (JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write an entry of texts and numbers.", e);
        }
    }

    /**
     * Reads an entry.
     *
     * @throws IOException if it is none, naming its key and not its content
     */
    static HoldEntry read(String key, byte[] bytes) throws IOException {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (!text(node, "format").equals(FORMAT)) {
                throw new IllegalArgumentException("another format");
            }
            return new HoldEntry(
                    node.path("number").asLong(),
                    HoldEntry.Action.valueOf(text(node, "action")),
                    Instant.parse(text(node, "at")),
                    text(node, "case"),
                    optional(node, "requester"),
                    optional(node, "reason"),
                    node.has("zones") ? Optional.of(scope(node)) : Optional.empty());
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(
                    "Invalid entry of the register of holds: " + key + " cannot be read, expected " + FORMAT
                            + ". Its first version is locked: find out who put this one.",
                    e);
        }
    }

    private static Scope scope(JsonNode node) {
        Set<ArchiveZone> zones = EnumSet.noneOf(ArchiveZone.class);
        for (JsonNode word : node.path("zones")) {
            zones.add(ArchiveZone.of(word.asText() + "/")
                    .orElseThrow(() -> new IllegalArgumentException("an unknown zone")));
        }
        return new Scope(
                zones, new DayRange(LocalDate.parse(text(node, "firstDay")), LocalDate.parse(text(node, "lastDay"))));
    }

    private static Optional<String> optional(JsonNode node, String name) {
        return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("no text " + name);
        }
        return node.path(name).textValue();
    }
}
