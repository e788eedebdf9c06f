package dev.invoicearchive.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives back the change that {@link RowMapper} made a row of: both images, numbers equal by value. What a row does not
 * keep stays out: an identity that is neither a caller's nor the expiry's comes back as {@link UserIdentity#UNKNOWN}, and
 * one on an insert or edit not at all.
 */
public final class RowRebuilder {
    private final Attributes attributes;

    /** A rebuilder for rows that were made with the same attribute names. */
    public RowRebuilder(ArchiveSettings settings) {
        this.attributes = settings.attributes();
    }

    /**
     * Rebuilds the change.
     *
     * @throws IllegalArgumentException if a column holds what no {@link RowMapper} writes; the message names the event id
     */
    public ChangeRecord rebuild(ArchiveRow row) {
        try {
            Optional<Item> newImage = image(row, row.image());
            Optional<Item> oldImage = image(row, row.previousImage());
            boolean hasTime = !ProblemNames.contains(row.problems(), ProblemNames.EVENT_TIME);
            return new ChangeRecord(
                    row.eventId(),
                    row.eventName(),
                    hasTime ? OptionalLong.of(row.eventTimeMicros()) : OptionalLong.empty(),
                    identity(row.removedBy()),
                    keys(row, newImage.or(() -> oldImage)),
                    newImage,
                    oldImage);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Invalid row of event " + row.eventId() + ": " + e.getMessage()
                            + " Verify the archive, then seal the day again.",
                    e);
        }
    }

    private Optional<Item> image(ArchiveRow row, ImageColumns columns) {
        if (!columns.isPresent()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> image = new LinkedHashMap<>();
        image.put(attributes.invoiceNumber(), new AttributeValue.Text(row.invoiceNumber()));
        image.put(attributes.transactionId(), new AttributeValue.Text(row.transactionId()));
        if (columns.amount() != null) {
            String number = columns.amount().stripTrailingZeros().toPlainString();
            image.put(attributes.amount(), new AttributeValue.Number(number));
        }
        if (columns.country() != null) {
            image.put(attributes.country(), new AttributeValue.Text(columns.country()));
        }
        if (columns.invoiceDate() != null) {
            String date = columns.invoiceDate().toString();
            image.put(attributes.invoiceDate(), new AttributeValue.Text(date));
        }
        if (columns.otherAttributes() != null) {
            // The originals come last, because they overrule the columns that could not give them back.
            image.putAll(DynamoJson.readItem(columns.otherAttributes()).attributes());
        }
        if (columns.invoiceDoc() != null && !image.containsKey(attributes.invoiceDoc())) {
            image.put(attributes.invoiceDoc(), document(columns.invoiceDoc()));
        }
        return Optional.of(new Item(image));
    }

    private static AttributeValue document(String json) {
        return PlainJson.read(json)
                .orElseThrow(() -> new IllegalArgumentException("invoice_doc is no JSON, expected one value."));
    }

    private Item keys(ArchiveRow row, Optional<Item> image) {
        Map<String, AttributeValue> keys = new LinkedHashMap<>();
        keys.put(attributes.invoiceNumber(), key(attributes.invoiceNumber(), row.invoiceNumber(), image));
        keys.put(attributes.transactionId(), key(attributes.transactionId(), row.transactionId(), image));
        return new Item(keys);
    }

    private static AttributeValue key(String name, String text, Optional<Item> image) {
        return image.flatMap(item -> item.attribute(name)).orElseGet(() -> new AttributeValue.Text(text));
    }

    private static Optional<UserIdentity> identity(RemovedBy removedBy) {
        if (removedBy == null) {
            return Optional.empty();
        }
        return switch (removedBy) {
            case TTL -> Optional.of(UserIdentity.TIME_TO_LIVE);
            case USER -> Optional.empty();
            case UNKNOWN -> Optional.of(UserIdentity.UNKNOWN);
        };
    }
}
