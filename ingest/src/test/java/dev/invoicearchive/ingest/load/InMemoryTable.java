package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.model.AttributeValue.Number;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table in memory that keeps the contract of a writer. */
final class InMemoryTable implements TableWriter {
    private static final int DIGITS_MAX = 38;

    private final Map<LineKey, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();

    @Override
    public List<LineOutcome> write(List<MappedLine> lines) {
        Set<LineKey> keys = new HashSet<>();
        List<LineOutcome> outcomes = new ArrayList<>();
        for (MappedLine line : lines) {
            if (!keys.add(LineKey.of(line)) || keys.size() > LINES_MAX) {
                throw new IllegalArgumentException("Invalid call: a key twice, or too many lines.");
            }
            outcomes.add(write(line));
        }
        return outcomes;
    }

    Optional<Map<String, AttributeValue>> find(String invoice, String transaction) {
        return Optional.ofNullable(items.get(new LineKey(invoice, transaction)));
    }

    Map<LineKey, Map<String, AttributeValue>> items() {
        return items;
    }

    private LineOutcome write(MappedLine line) {
        boolean isRefused = line.item().attributes().values().stream()
                .anyMatch(value ->
                        value instanceof Number number && new BigDecimal(number.value()).precision() > DIGITS_MAX);
        if (isRefused) {
            return LineOutcome.REFUSED;
        }
        Map<String, AttributeValue> item = ItemCodec.encode(line.item());
        Map<String, AttributeValue> before = items.putIfAbsent(LineKey.of(line), item);
        if (before == null) {
            return LineOutcome.WRITTEN;
        }
        return ItemCodec.areEqual(before, item) ? LineOutcome.ALREADY_THERE : LineOutcome.OTHER_CONTENT;
    }
}
