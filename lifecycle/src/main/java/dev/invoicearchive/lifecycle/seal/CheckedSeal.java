package dev.invoicearchive.lifecycle.seal;

/**
 * A seal that has been proven and only has to be signed. Small; the entries lie in the work area.
 *
 * @param entriesKey where the manifest's entries lie
 * @param work the name of the engine's tables
 */
public record CheckedSeal(String entriesKey, String work) {}
