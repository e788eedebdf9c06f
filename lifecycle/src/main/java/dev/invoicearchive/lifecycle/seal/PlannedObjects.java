package dev.invoicearchive.lifecycle.seal;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * The objects that a plan is about.
 *
 * @param named what the manifest will name
 * @param read what is only read, to compare with it
 */
record PlannedObjects(List<FoundObject> named, List<FoundObject> read) {
    PlannedObjects {
        named = List.copyOf(named);
        read = List.copyOf(read);
    }

    /** The days of what will be named, in order. */
    List<LocalDate> days() {
        return List.copyOf(new TreeSet<>(named.stream().map(FoundObject::day).toList()));
    }
}
