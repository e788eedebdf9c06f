package dev.invoicearchive.auditor.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What lies under {@code errors/} of a trial's bucket: lines whose {@code rawData} is a carrier or a source record. */
final class Failed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAGIC = "PAR1";

    private final TrialBuckets buckets;
    private final String bucket;
    private final Set<TrialBuckets.Version> seen = new HashSet<>();
    private final Set<String> eventIds = new HashSet<>();
    private final Set<String> codes = new TreeSet<>();
    private int carriers;
    private int sources;
    private int unknown;

    Failed(TrialBuckets buckets, String bucket) {
        this.buckets = buckets;
        this.bucket = bucket;
    }

    /** Reads what has come since the last look. */
    void look() {
        for (TrialBuckets.Version version : buckets.versions(bucket)) {
            if (version.key().startsWith(ObjectKeys.ERRORS) && seen.add(version)) {
                read(buckets.read(bucket, version));
            }
        }
    }

    /** The event ids of everything that can be read of it. */
    Set<String> eventIds() {
        return eventIds;
    }

    /** How many lines there are. */
    int lines() {
        return carriers + sources + unknown;
    }

    /** How many lines are neither of the two known shapes. */
    int unknown() {
        return unknown;
    }

    /** What was found, in words. */
    String words() {
        return lines() + " lines with " + codes + ": " + carriers + " carriers, " + sources + " source records, "
                + unknown + " of another shape";
    }

    private void read(byte[] object) {
        try (MappingIterator<JsonNode> lines =
                JSON.readerFor(JsonNode.class).readValues(new String(object, StandardCharsets.UTF_8))) {
            while (lines.hasNextValue()) {
                line(lines.nextValue());
            }
        } catch (JsonProcessingException e) {
            unknown++;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read from memory.", e);
        }
    }

    private void line(JsonNode line) {
        codes.add(line.path("errorCode").asText("no errorCode"));
        try {
            byte[] raw = line.path("rawData").binaryValue();
            if (raw == null) {
                unknown++;
            } else if (new String(raw, 0, Math.min(raw.length, MAGIC.length()), StandardCharsets.US_ASCII)
                    .equals(MAGIC)) {
                List<ArchiveRow> rows = ParquetRowReader.read(raw);
                rows.forEach(row -> eventIds.add(row.eventId()));
                carriers++;
            } else {
                eventIds.add(JSON.readTree(raw).path("eventID").asText());
                sources++;
            }
        } catch (InvalidParquetException | IOException e) {
            // Neither a carrier nor JSON: a third shape, which the reader of errors would not know.
            unknown++;
        }
    }
}
