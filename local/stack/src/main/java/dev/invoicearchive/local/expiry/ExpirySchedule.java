package dev.invoicearchive.local.expiry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.feed.LoggedChange;
import dev.invoicearchive.model.Attributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which items expire when, as far as the log and the table told. An entry is a hint: whether the item is still there
 * and still expires at that time is decided when its time comes.
 */
public final class ExpirySchedule {
    private final PriorityQueue<ExpiringItem> queue =
            new PriorityQueue<>(Comparator.comparingLong(ExpiringItem::expiresAtSeconds));
    private final Attributes attributes;

    public ExpirySchedule(Attributes attributes) {
        this.attributes = attributes;
    }

    /**
     * An item and the time that it named.
     *
     * @param expiresAtSeconds seconds since 1970 UTC
     */
    public record ExpiringItem(long expiresAtSeconds, String invoiceNumber, String transactionId) {}

    /** Takes note of an item's expiry time. */
    public synchronized void add(ExpiringItem item) {
        queue.add(item);
    }

    /** Takes note of a change whose new image names an expiry time. */
    public void note(LoggedChange change) {
        ObjectNode image = change.newImage();
        if (image == null) {
            return;
        }
        JsonNode time = image.path(attributes.expiresAt()).path("N");
        // As DynamoDB does: anything but a number of seconds means that the item never expires.
        if (time.isTextual() && time.textValue().matches("[0-9]{1,18}")) {
            add(new ExpiringItem(
                    Long.parseLong(time.textValue()),
                    change.keys().path(attributes.invoiceNumber()).path("S").asText(),
                    change.keys().path(attributes.transactionId()).path("S").asText()));
        }
    }

    /** Takes out what is due, soonest first, at most {@code countMax}. */
    public synchronized List<ExpiringItem> takeDue(long nowSeconds, int countMax) {
        List<ExpiringItem> due = new ArrayList<>();
        while (due.size() < countMax && !queue.isEmpty() && queue.peek().expiresAtSeconds() <= nowSeconds) {
            due.add(queue.remove());
        }
        return due;
    }
}
