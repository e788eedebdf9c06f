package dev.invoicearchive.model;

import static dev.invoicearchive.model.ColumnType.BIGINT;
import static dev.invoicearchive.model.ColumnType.DATE;
import static dev.invoicearchive.model.ColumnType.DECIMAL_38_9;
import static dev.invoicearchive.model.ColumnType.STRING;
import static dev.invoicearchive.model.ColumnType.TIMESTAMP_MILLIS;

import java.util.List;

/** The one list of the archived row's columns. Avro schema, Glue table and local table are made from it. */
public final class ArchiveColumns {
    /** Every column, in the order of the file. */
    public static final List<Column> ALL = List.of(
            required("event_id", STRING, "Identity of the change within the archive; equal ids are one change."),
            required("event_name", STRING, "INSERT, MODIFY or REMOVE."),
            required("event_time", TIMESTAMP_MILLIS, "When the change happened, UTC, cut to milliseconds."),
            required("event_time_micros", BIGINT, "When the change happened, microseconds since 1970 UTC."),
            optional("removed_by", STRING, "Who removed the item: ttl, user or unknown; null unless REMOVE."),
            optional("changed_by", STRING, "Who made the change, as an item attribute says; null if none does."),
            required("invoice_number", STRING, "First part of the item's key."),
            required("transaction_id", STRING, "Second part of the item's key."),
            optional("amount", DECIMAL_38_9, "Amount after the change, exact; null if absent or refused."),
            optional("previous_amount", DECIMAL_38_9, "Amount before the change, exact; null if absent or refused."),
            optional("country", STRING, "Country after the change."),
            optional("previous_country", STRING, "Country before the change."),
            optional("invoice_date", DATE, "Business date after the change."),
            optional("previous_invoice_date", DATE, "Business date before the change."),
            optional("invoice_doc", STRING, "Invoice document after the change, as plain JSON."),
            optional("previous_invoice_doc", STRING, "Invoice document before the change, as plain JSON."),
            optional("other_attributes", STRING, "DynamoDB JSON of what the other columns cannot give back, after."),
            optional("previous_other_attributes", STRING, "DynamoDB JSON of what they cannot give back, before."),
            optional("image_fingerprint", BIGINT, "64-bit hash of the canonical item after the change."),
            optional("previous_image_fingerprint", BIGINT, "64-bit hash of the canonical item before the change."),
            optional("problems", STRING, "Names of the columns that the item's value did not fit, comma separated."),
            required("arrived_at", TIMESTAMP_MILLIS, "Arrival in the delivery stream, UTC."),
            required("origin", STRING, "stream, snapshot or import."));

    private ArchiveColumns() {}

    private static Column required(String name, ColumnType type, String description) {
        return new Column(name, type, false, description);
    }

    private static Column optional(String name, ColumnType type, String description) {
        return new Column(name, type, true, description);
    }
}
