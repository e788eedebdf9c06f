package dev.invoicearchive.local.feed;

/** A place in the table's stream: the last record that was taken. */
public record StreamPosition(String shardId, String sequenceNumber) {}
