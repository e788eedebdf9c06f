package dev.invoicearchive.local.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.model.EventName;

/**
 * One change of the table, as the log keeps it. Images are DynamoDB JSON.
 *
 * @param ordinal the change's place in the log, counted from 0 without gaps
 * @param shardId the stream shard that held the change
 * @param sequenceNumber the change's place in the stream; digits
 * @param streamEventId the identity that readers of the stream see
 * @param feedEventId the identity that readers of the feed see; on AWS, too, it is another one
 * @param eventName what happened
 * @param timeMicros when it happened, microseconds since 1970 UTC; never goes backwards along the log
 * @param expiryReceipt id of the expiry worker's receipt if the expiry removed the item; null otherwise
 * @param keys the item's key
 * @param newImage the item after the change; null after a removal
 * @param oldImage the item before the change; null before an insert
 * @param sizeBytes size of the record as the stream tells it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoggedChange(
        @JsonProperty("ordinal") long ordinal,
        @JsonProperty("shardId") String shardId,
        @JsonProperty("sequenceNumber") String sequenceNumber,
        @JsonProperty("streamEventId") String streamEventId,
        @JsonProperty("feedEventId") String feedEventId,
        @JsonProperty("eventName") EventName eventName,
        @JsonProperty("timeMicros") long timeMicros,
        @JsonProperty("expiryReceipt") String expiryReceipt,
        @JsonProperty("keys") ObjectNode keys,
        @JsonProperty("newImage") ObjectNode newImage,
        @JsonProperty("oldImage") ObjectNode oldImage,
        @JsonProperty("sizeBytes") long sizeBytes) {

    /** Whether DynamoDB's expiry, not a caller, removed the item. */
    @JsonIgnore
    public boolean isExpiry() {
        return expiryReceipt != null;
    }
}
