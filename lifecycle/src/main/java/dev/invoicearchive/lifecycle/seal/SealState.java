package dev.invoicearchive.lifecycle.seal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far one run of the sealer has come, between two calls. Small, for a state machine carries at most 256 KB: lists of
 * objects lie in the work area.
 *
 * @param next what to do
 * @param cursor how far planning has come
 * @param daysMax the most days of one manifest
 * @param moved how often a plan was made anew because objects came or went
 * @param attempt what the plan in hand has come to; empty between two plans
 * @param sealedThrough the last sealed day, as of the last {@link SealPhase#FINISH}
 * @param report what the run did so far
 */
public record SealState(
        SealPhase next,
        SealCursor cursor,
        int daysMax,
        int moved,
        Optional<Attempt> attempt,
        Optional<LocalDate> sealedThrough,
        SealReport report) {
    /** So many faults are kept; each is a line. */
    private static final int FAULTS_MAX = 100;

    public SealState {
        Objects.requireNonNull(next, "next is null");
        Objects.requireNonNull(cursor, "cursor is null");
        Objects.requireNonNull(attempt, "attempt is null");
        Objects.requireNonNull(sealedThrough, "sealedThrough is null");
        Objects.requireNonNull(report, "report is null");
        if (daysMax < 1 || daysMax > SealSettings.DAYS_MAX) {
            throw new IllegalArgumentException(
                    "Invalid daysMax: " + daysMax + ", expected 1 to " + SealSettings.DAYS_MAX + ".");
        }
    }

    /**
     * A plan and what its steps gave, each empty until then.
     *
     * @param after with which to plan once it is published
     */
    public record Attempt(
            SealPlan plan,
            SealCursor after,
            Optional<Hashed> hashed,
            Optional<Compacted> compacted,
            Optional<CheckedSeal> checked) {
        static Attempt of(SealPlan plan, SealCursor after) {
            return new Attempt(plan, after, Optional.empty(), Optional.empty(), Optional.empty());
        }

        Attempt with(Hashed is) {
            return new Attempt(plan, after, Optional.of(is), compacted, checked);
        }

        Attempt with(Compacted is) {
            return new Attempt(plan, after, hashed, Optional.of(is), checked);
        }

        Attempt with(CheckedSeal is) {
            return new Attempt(plan, after, hashed, compacted, Optional.of(is));
        }
    }

    /**
     * At the beginning of a run.
     *
     * @param through the last day that may be sealed
     */
    public static SealState begin(LocalDate through, int daysMax) {
        return new SealState(
                SealPhase.FINISH,
                SealCursor.begin(through),
                daysMax,
                0,
                Optional.empty(),
                Optional.empty(),
                SealReport.begin());
    }

    /** How many days the plan in hand has. */
    public int days() {
        return attempt.map(present -> present.plan().days().size()).orElse(0);
    }

    /** Goes on with something else, and keeps the attempt. */
    SealState then(SealPhase phase) {
        return new SealState(phase, cursor, daysMax, moved, attempt, sealedThrough, report);
    }

    /** Goes on with an attempt. */
    SealState then(SealPhase phase, Attempt is) {
        return new SealState(phase, cursor, daysMax, moved, Optional.of(is), sealedThrough, report);
    }

    /** Gives the attempt up, or is through with it. */
    SealState without(SealPhase phase) {
        return new SealState(phase, cursor, daysMax, moved, Optional.empty(), sealedThrough, report);
    }

    SealState withCursor(SealCursor is) {
        return new SealState(next, is, daysMax, moved, attempt, sealedThrough, report);
    }

    SealState withDaysMax(int is) {
        return new SealState(next, cursor, is, moved, attempt, sealedThrough, report);
    }

    SealState movedOnce() {
        return new SealState(next, cursor, daysMax, moved + 1, attempt, sealedThrough, report);
    }

    SealState withSealedThrough(Optional<LocalDate> is) {
        return new SealState(next, cursor, daysMax, moved, attempt, is, report);
    }

    SealState withReport(SealReport is) {
        return new SealState(next, cursor, daysMax, moved, attempt, sealedThrough, is);
    }

    /** With faults more; the same one counts once. */
    SealState found(List<SealFault> faults) {
        List<SealFault> all = Stream.concat(report.faults().stream(), faults.stream())
                .distinct()
                .limit(FAULTS_MAX)
                .toList();
        return withReport(report.withFaults(all));
    }
}
