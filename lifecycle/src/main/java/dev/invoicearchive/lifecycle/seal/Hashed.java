package dev.invoicearchive.lifecycle.seal;

/**
 * What was found in the objects of a plan. Small; the lists lie in the work area.
 *
 * @param objectsKey where the objects are listed with their hashes
 * @param eventsPrefix how the keys of the files begin that hold the events
 * @param eventParts how many such files there are
 * @param objects how many objects were hashed
 * @param bytes how many bytes they have
 */
public record Hashed(String objectsKey, String eventsPrefix, int eventParts, long objects, long bytes) {}
