package dev.invoicearchive.lifecycle.integrity;

/**
 * An object that no manifest names and that is no fault.
 *
 * @param object its key
 * @param what why it may be there
 */
public record Leftover(String object, String what) {}
