package dev.invoicearchive.lifecycle.verify;

/** The keys that any manifest names, as hashes, so that millions fit. */
final class NamedKeys {
    private final EventTable keys = new EventTable();

    /** Whether no manifest named it before. */
    boolean add(String key) {
        return keys.add(EventTable.Key.of(key), 0);
    }

    boolean contains(String key) {
        return keys.contains(EventTable.Key.of(key));
    }
}
