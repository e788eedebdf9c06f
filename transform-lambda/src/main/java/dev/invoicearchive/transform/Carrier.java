package dev.invoicearchive.transform;

import dev.invoicearchive.model.EventHour;
import java.util.List;

/**
 * One Parquet file of one event hour, and the records that are its rows. It rides on the first of them.
 *
 * @param hour the hour in which all its changes happened
 * @param recordIds the records, at least one, in the order of the rows
 * @param file the file
 */
record Carrier(EventHour hour, List<String> recordIds, byte[] file) {
    Carrier {
        recordIds = List.copyOf(recordIds);
    }

    /** The record on which the file rides. */
    String carrierId() {
        return recordIds.get(0);
    }
}
