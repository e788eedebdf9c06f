package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import java.util.List;

/** The long part of a manifest, before it has a number. */
record ManifestEntries(List<DayEntry> days, List<SealedFile> rollups) {
    ManifestEntries {
        days = List.copyOf(days);
        rollups = List.copyOf(rollups);
    }
}
