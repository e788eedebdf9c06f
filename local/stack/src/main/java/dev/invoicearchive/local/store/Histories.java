package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The histories of all keys, in the order of S3. */
final class Histories {
    private final NavigableMap<String, VersionHistory> byKey = new TreeMap<>(KeyOrder.UTF_8);

    VersionHistory of(String key) {
        return byKey.getOrDefault(key, VersionHistory.NONE);
    }

    void set(String key, VersionHistory history) {
        byKey.put(key, history);
    }

    /** Every key that begins with a prefix. */
    void each(String prefix, BiConsumer<String, VersionHistory> reader) {
        for (Map.Entry<String, VersionHistory> entry :
                byKey.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                return;
            }
            reader.accept(entry.getKey(), entry.getValue());
        }
    }

    /** Some keys that begin with a prefix, behind one. */
    List<KeyVersions> page(String prefix, String after, int keysMax) {
        List<KeyVersions> page = new ArrayList<>();
        boolean fromPrefix = KeyOrder.UTF_8.compare(after, prefix) < 0;
        for (Map.Entry<String, VersionHistory> entry :
                byKey.tailMap(fromPrefix ? prefix : after, fromPrefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix) || page.size() == keysMax) {
                break;
            }
            if (!entry.getValue().versions().isEmpty()) {
                page.add(KeyVersions.of(entry.getKey(), entry.getValue()));
            }
        }
        return page;
    }

    /**
     * Checks that a new key can be a file.
     *
     * @throws IllegalArgumentException if a key stands where it needs a folder, or the other way round
     */
    void checkRoom(String key) {
        if (!of(key).versions().isEmpty()) {
            return;
        }
        for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
            String folder = key.substring(0, slash);
            if (!of(folder).versions().isEmpty()) {
                throw taken(key, folder);
            }
        }
        page(key + "/", "", 1).stream().findFirst().ifPresent(inside -> {
            throw taken(key, inside.key());
        });
    }

    private static IllegalArgumentException taken(String key, String other) {
        return new IllegalArgumentException("Invalid object key: '" + key + "', expected none beside '" + other
                + "'. On one machine a key is a file and cannot be a folder, too.");
    }
}
