package dev.invoicearchive.model;

/** What happened to an item, in DynamoDB's own words. */
public enum EventName {
    INSERT,
    MODIFY,
    REMOVE
}
