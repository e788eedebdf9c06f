package dev.invoicearchive.lifecycle.seal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far one run of the sealer has come.
 *
 * @param through the last day that may be closed
 * @param late the sealed days that are still to be looked at for objects that came late; empty if nobody has looked yet
 */
public record SealCursor(LocalDate through, Optional<List<LocalDate>> late) {
    public SealCursor {
        Objects.requireNonNull(through, "through is null");
        late = late.map(List::copyOf);
    }

    /** At the beginning of a run. */
    public static SealCursor begin(LocalDate through) {
        return new SealCursor(through, Optional.empty());
    }
}
