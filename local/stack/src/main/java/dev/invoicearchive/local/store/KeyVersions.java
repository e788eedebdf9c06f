package dev.invoicearchive.local.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A key as it is listed.
 *
 * @param versions from the newest to the oldest, with delete markers
 */
public record KeyVersions(String key, List<StoredVersion> versions) {
    public KeyVersions {
        versions = List.copyOf(versions);
    }

    static KeyVersions of(String key, VersionHistory history) {
        List<StoredVersion> newestFirst = new ArrayList<>(history.versions());
        Collections.reverse(newestFirst);
        return new KeyVersions(key, newestFirst);
    }
}
