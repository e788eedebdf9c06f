package dev.invoicearchive.lifecycle.retention.restore;

import dev.invoicearchive.lifecycle.cost.restore.RetrievalOffer;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.scope.EachVersion;
import dev.invoicearchive.lifecycle.retention.scope.ObjectFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Asks for cold versions and waits for them. Killed anywhere, it is begun again with a new look at the bucket. */
public final class RestoreRun {
    /** A restore that takes twice its time is not waited for any more. */
    private static final int PATIENCE = 2;

    private static final int LOOKS = 60;
    private static final Duration PAUSE_MIN = Duration.ofSeconds(15);

    private final ArchiveObjects objects;
    private final Clock clock;
    private final Pause pause;
    private final int threads;

    /** @param threads how many versions are asked for side by side, at least 1 */
    public RestoreRun(ArchiveObjects objects, Clock clock, Pause pause, int threads) {
        this.objects = objects;
        this.clock = clock;
        this.pause = pause;
        this.threads = threads;
    }

    /** Waits between two looks. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** Hears of versions that are asked for, or can be read. */
    @FunctionalInterface
    public interface Listener {
        void done(int versions);
    }

    /**
     * What was asked for.
     *
     * @param asked versions that are on their way now
     * @param failures of the others
     */
    public record Requested(List<ObjectVersion> asked, List<ObjectFailure> failures) {
        public Requested {
            asked = List.copyOf(asked);
            failures = List.copyOf(failures);
        }
    }

    /**
     * What became of those that were waited for.
     *
     * @param readable how many can be read
     * @param late those that are not back, though it took twice as long as it should
     * @param failures those of which it cannot be told
     */
    public record Awaited(int readable, List<ObjectVersion> late, List<ObjectFailure> failures) {
        public Awaited {
            late = List.copyOf(late);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Asks for versions.
     *
     * @param days how long copies stay, 1 or more
     * @throws IOException if most of it fails; run it again
     */
    public Requested request(List<ObjectVersion> asleep, int days, RetrievalTier tier, Listener listener)
            throws IOException {
        Queue<ObjectVersion> asked = new ConcurrentLinkedQueue<>();
        EachVersion each = new EachVersion(threads);
        each.run(asleep, version -> {
            objects.restore(version, days, tier);
            asked.add(version);
            listener.done(1);
        });
        return new Requested(List.copyOf(asked), each.failures());
    }

    /**
     * Waits until every version can be read, or for twice as long as it should take. Looks at one version after the other
     * and no further than to the first that is not back, so that a look costs little however many there are.
     *
     * @throws InterruptedException if the thread is asked to stop; what was asked for comes all the same
     */
    public Awaited await(List<ObjectVersion> asked, RetrievalTier tier, Listener listener) throws InterruptedException {
        Deque<ObjectVersion> waiting = new ArrayDeque<>(asked);
        List<ObjectFailure> failures = new ArrayList<>();
        Duration expected = longest(asked, tier);
        Instant end = clock.instant().plus(expected.multipliedBy(PATIENCE));
        Duration wait = max(expected.dividedBy(LOOKS), PAUSE_MIN);
        int readable = look(waiting, failures, listener);
        while (!waiting.isEmpty() && clock.instant().isBefore(end)) {
            pause.of(wait);
            readable += look(waiting, failures, listener);
        }
        return new Awaited(readable, List.copyOf(waiting), failures);
    }

    /** How long the slowest of them should take; a tier that a class does not know is taken for its slowest. */
    public static Duration longest(List<ObjectVersion> versions, RetrievalTier tier) {
        return versions.stream()
                .map(ObjectVersion::storageClass)
                .distinct()
                .map(storageClass ->
                        RetrievalOffer.of(storageClass, tier).time().atMost())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private int look(Deque<ObjectVersion> waiting, List<ObjectFailure> failures, Listener listener) {
        int readable = 0;
        while (!waiting.isEmpty()) {
            ObjectVersion next = waiting.peek();
            try {
                Stage stage = objects.restoreState(next).stage();
                if (stage == Stage.IN_PROGRESS) {
                    return readable;
                }
                if (stage == Stage.COLD) {
                    failures.add(new ObjectFailure(
                            next.key(), "Cannot find the request for " + next.key() + ": it is cold. Run it again."));
                } else {
                    readable++;
                    listener.done(1);
                }
            } catch (IOException e) {
                failures.add(new ObjectFailure(next.key(), e.getMessage()));
            }
            waiting.remove();
        }
        return readable;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
