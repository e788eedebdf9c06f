package dev.invoicearchive.local.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.model.EventName;

/**
 * One record of the table's stream, with images as DynamoDB JSON. It carries no time: DynamoDB Local cuts times to the
 * minute.
 *
 * @param position where it stands in the stream
 * @param eventId the stream's identity of the change
 * @param eventName what happened
 * @param keys the item's key
 * @param newImage null after a removal
 * @param oldImage null before an insert
 * @param sizeBytes as the stream tells it
 */
public record StreamChange(
        StreamPosition position,
        String eventId,
        EventName eventName,
        ObjectNode keys,
        ObjectNode newImage,
        ObjectNode oldImage,
        long sizeBytes) {}
