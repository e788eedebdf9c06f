package dev.invoicearchive.model;

import java.time.Instant;
import java.util.Objects;

/**
 * One change of one invoice transaction, as the archive keeps it: one row of every Parquet file. The columns are listed
 * in {@link ArchiveColumns}; both images of the item can be rebuilt from a row.
 *
 * @param eventId identity of the change within the archive
 * @param eventName what happened
 * @param eventTimeMicros when it happened, microseconds since 1970 UTC
 * @param removedBy who removed the item; null unless {@code eventName} is {@code REMOVE}
 * @param changedBy the value, after the change, of the configured item attribute that names the caller; null if there is
 *     none, and after a removal, because the item then names an earlier caller
 * @param invoiceNumber first part of the item's key
 * @param transactionId second part of the item's key
 * @param image the item after the change; {@link ImageColumns#ABSENT} after a removal
 * @param previousImage the item before the change; {@link ImageColumns#ABSENT} before an insert
 * @param problems names of the columns that the item's value did not fit, comma separated, the old image's with {@code
 *     previous_}; null if all fitted
 * @param arrivedAt arrival in the delivery stream, milliseconds precise
 * @param origin where the row comes from
 */
public record ArchiveRow(
        String eventId,
        EventName eventName,
        long eventTimeMicros,
        RemovedBy removedBy,
        String changedBy,
        String invoiceNumber,
        String transactionId,
        ImageColumns image,
        ImageColumns previousImage,
        String problems,
        Instant arrivedAt,
        Origin origin) {
    public ArchiveRow {
        Objects.requireNonNull(eventId, "eventId is null");
        Objects.requireNonNull(eventName, "eventName is null");
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        Objects.requireNonNull(transactionId, "transactionId is null");
        Objects.requireNonNull(image, "image is null");
        Objects.requireNonNull(previousImage, "previousImage is null");
        Objects.requireNonNull(arrivedAt, "arrivedAt is null");
        Objects.requireNonNull(origin, "origin is null");
        if ((removedBy != null) != (eventName == EventName.REMOVE)) {
            throw new IllegalArgumentException("Invalid removedBy of event " + eventId + ": " + removedBy + " with "
                    + eventName + ", expected one exactly for REMOVE.");
        }
    }

    /** The event time at the precision that Athena shows: milliseconds since 1970 UTC, rounded down. */
    public long eventTimeMillis() {
        return Math.floorDiv(eventTimeMicros, 1000L);
    }

    /** The UTC hour in which the change happened: the row's partition. */
    public EventHour eventHour() {
        return EventHour.ofMicros(eventTimeMicros);
    }
}
