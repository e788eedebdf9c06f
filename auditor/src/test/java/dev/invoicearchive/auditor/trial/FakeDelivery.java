package dev.invoicearchive.auditor.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecordParser;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.InvalidChangeException;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A delivery stream in memory: four records are a batch, each hour of a batch is a carrier, four hours may be open. */
final class FakeDelivery {
    static final Comparator<TrialBuckets.Version> ORDER =
            Comparator.comparing(TrialBuckets.Version::key).thenComparing(TrialBuckets.Version::id);

    private static final int BATCH = 4;
    private static final int PARTITIONS_MAX = 4;
    private static final RowMapper MAPPER = new RowMapper(ArchiveSettings.DEFAULT);

    private final String bucket;
    private final List<Carrier> open = new ArrayList<>();
    private int tokens;

    private record Carrier(String prefix, byte[] file, byte[] firstRecord) {}

    FakeDelivery(String bucket) {
        this.bucket = bucket;
    }

    /** Takes all but the first record of a large put, as a busy stream does. */
    List<byte[]> take(List<byte[]> records) {
        List<byte[]> taken = records.size() > BATCH ? records.subList(1, records.size()) : records;
        for (int from = 0; from < taken.size(); from += BATCH) {
            batch(taken.subList(from, Math.min(from + BATCH, taken.size())));
        }
        return records.size() > BATCH ? List.of(records.get(0)) : List.of();
    }

    /** Writes what is open; what is too much goes under errors/. */
    void flush(Set<FakeCloud.Fault> faults, Map<String, TreeMap<TrialBuckets.Version, byte[]>> buckets) {
        TreeMap<TrialBuckets.Version, byte[]> objects = buckets.get(bucket);
        if (objects == null) {
            return;
        }
        boolean joins = faults.contains(FakeCloud.Fault.JOINS_CARRIERS);
        Map<String, byte[]> byPrefix = new TreeMap<>();
        for (Carrier carrier : open) {
            String prefix = joins ? carrier.prefix().replaceFirst("[^/]*$", "t") : carrier.prefix();
            boolean isFull = byPrefix.size() >= PARTITIONS_MAX && !byPrefix.containsKey(prefix);
            if (isFull && !faults.contains(FakeCloud.Fault.HAS_NO_LIMIT)) {
                byte[] raw = faults.contains(FakeCloud.Fault.KEEPS_SOURCES_IN_ERRORS)
                        ? carrier.firstRecord()
                        : carrier.file();
                objects.put(version(ObjectKeys.ERRORS + "x/" + tokens++), errorLine(raw));
            } else {
                byPrefix.merge(prefix, carrier.file(), FakeDelivery::joined);
            }
        }
        byPrefix.forEach((prefix, file) -> objects.put(version(prefix + "-stream-1"), file));
        open.clear();
    }

    private void batch(List<byte[]> records) {
        Map<EventHour, List<ArchiveRow>> rows = new TreeMap<>();
        Map<EventHour, byte[]> first = new TreeMap<>();
        for (byte[] record : records) {
            ArchiveRow row = row(record);
            rows.computeIfAbsent(row.eventHour(), hour -> new ArrayList<>()).add(row);
            first.putIfAbsent(row.eventHour(), record);
        }
        rows.forEach((hour, ofHour) -> open.add(new Carrier(
                ObjectKeys.deliveredFolder(hour) + "token" + tokens++,
                ParquetRowWriter.write(ofHour),
                first.get(hour))));
    }

    private static ArchiveRow row(byte[] record) {
        try {
            return MAPPER.toRow(
                    new ChangeRecordParser().parse(record), Instant.parse("2026-11-21T12:00:00Z"), Origin.STREAM);
        } catch (InvalidChangeException e) {
            throw new IllegalStateException("The trial put a record that the transform would refuse.", e);
        }
    }

    private static byte[] errorLine(byte[] raw) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("errorCode", "DynamicPartitioning.ActivePartitionLimitExceeded");
        line.put("rawData", raw);
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static TrialBuckets.Version version(String key) {
        return new TrialBuckets.Version(key, "v1", false);
    }
}
