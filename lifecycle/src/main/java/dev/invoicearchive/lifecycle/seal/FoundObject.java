package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.time.LocalDate;

/**
 * An object that was found.
 *
 * @param day that it belongs to
 * @param version its one version
 */
record FoundObject(Zone zone, LocalDate day, ObjectVersion version) {
    String key() {
        return version.key();
    }
}
