package dev.invoicearchive.transform;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.model.EventHour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Packs rows into files: one event hour in each, and more than one file where an hour is too large for one. */
final class CarrierPacker {
    /** A file of several rows is smaller than this: Firehose documents no limit of one record, so we stay far from any. */
    static final int FILE_BYTES_MAX = 1_000_000;

    private CarrierPacker() {}

    /** The files, by hour; a row that alone is larger than the limit has a file of its own. */
    static List<Carrier> pack(List<Intake.Accepted> accepted) {
        Map<EventHour, List<Intake.Accepted>> byHour = new TreeMap<>();
        for (Intake.Accepted record : accepted) {
            byHour.computeIfAbsent(record.row().eventHour(), hour -> new ArrayList<>())
                    .add(record);
        }
        List<Carrier> carriers = new ArrayList<>();
        byHour.forEach((hour, records) -> packHour(hour, records, carriers));
        return carriers;
    }

    private static void packHour(EventHour hour, List<Intake.Accepted> records, List<Carrier> carriers) {
        byte[] file = ParquetRowWriter.write(
                records.stream().map(Intake.Accepted::row).toList());
        if (file.length < FILE_BYTES_MAX || records.size() == 1) {
            carriers.add(new Carrier(
                    hour, records.stream().map(Intake.Accepted::recordId).toList(), file));
            return;
        }
        int half = records.size() / 2;
        packHour(hour, records.subList(0, half), carriers);
        packHour(hour, records.subList(half, records.size()), carriers);
    }
}
