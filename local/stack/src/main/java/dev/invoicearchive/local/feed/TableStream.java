package dev.invoicearchive.local.feed;

import java.util.List;
import java.util.Optional;

/** The table's stream, in order. */
public interface TableStream {
    /**
     * The next records after a position, or from the stream's beginning if it is empty; none if there are none yet.
     *
     * @param after the position that the previous call's last record had
     * @throws RuntimeException if the table cannot be reached; the call may be repeated
     */
    List<StreamChange> readAfter(Optional<StreamPosition> after);
}
