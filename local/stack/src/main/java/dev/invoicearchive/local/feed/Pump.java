package dev.invoicearchive.local.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A step of the pipeline that is driven by a thread of its own. */
public interface Pump {
    /**
     * Does what there is to do now.
     *
     * @return whether there was anything, so that there may be more
     * @throws IOException if something cannot be written; the call may be repeated and then goes on where it stood
     */
    boolean pump() throws IOException;

    /**
     * Waits until there may be something to do, or until the patience ends.
     *
     * @return whether there is
     * @throws InterruptedException if the waiting thread is asked to stop
     */
    boolean awaitWork(Duration patience) throws InterruptedException;

    /** What keeps the pump from going on although nothing was thrown, such as a function that fails; normally empty. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /**
     * Finishes everything that has begun, for an orderly stop.
     *
     * @throws IOException if it cannot be finished; a restart does it then
     */
    void drain() throws IOException;
}
