package dev.invoicearchive.lifecycle.seal;

import java.util.Objects;

/**
 * What the engine wrote for a plan. Small; the files are listed in the work area.
 *
 * @param work the name of the engine's tables
 * @param filesKey where the files are listed; empty if there was nothing to compact
 */
public record Compacted(String work, String filesKey) {
    public Compacted {
        Objects.requireNonNull(work, "work is null");
        Objects.requireNonNull(filesKey, "filesKey is null");
    }

    boolean isEmpty() {
        return filesKey.isEmpty();
    }
}
