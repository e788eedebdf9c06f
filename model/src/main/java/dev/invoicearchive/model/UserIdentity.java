package dev.invoicearchive.model;

/**
 * Who caused a change, as DynamoDB writes it into its change records.
 *
 * @param type {@code Service} for an expiry; may be null
 * @param principalId {@code dynamodb.amazonaws.com} for an expiry; may be null
 */
public record UserIdentity(String type, String principalId) {
    /** What DynamoDB writes when its time-to-live removed the item. */
    public static final UserIdentity TIME_TO_LIVE = new UserIdentity("Service", "dynamodb.amazonaws.com");

    /** An identity of which nothing is known. */
    public static final UserIdentity UNKNOWN = new UserIdentity(null, null);
}
