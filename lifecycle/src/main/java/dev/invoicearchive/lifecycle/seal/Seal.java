package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Seals everything that can be sealed, step by step, in one process. */
public final class Seal {
    /** A day may be sealed two days after it began: the day after it is part of the check. */
    private static final int LATENESS_DAYS = 2;

    /** How often a plan is made anew because objects came or went meanwhile. */
    static final int MOVED_MAX = 3;

    private final SealSteps steps;
    private final SealSettings settings;
    private final SealProgress progress;

    /** @param names gives names that nobody ever had, of lower-case letters and digits */
    public Seal(SealPorts ports, SealSettings settings, Supplier<String> names, SealProgress progress) {
        this.steps = new SealSteps(ports, settings, names, progress);
        this.settings = settings;
        this.progress = progress;
    }

    /** The last day that may be sealed now. */
    public static LocalDate latest(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(LATENESS_DAYS);
    }

    /**
     * Seals up to a day, or says why it cannot. What another sealer publishes meanwhile is taken as done.
     *
     * @param through at most {@link #latest}
     * @throws IOException if a bucket or the engine fails; run it again
     */
    public SealReport run(LocalDate through) throws IOException {
        Run run = new Run(SealCursor.begin(through));
        progress.began("finishing the last manifest");
        boolean more = run.finish();
        progress.planned(run.openDays());
        while (more) {
            more = run.next();
        }
        return run.end();
    }

    /** One run. */
    private final class Run {
        private final List<SealFault> found = new ArrayList<>();
        private SealCursor cursor;
        private SealReport report = SealReport.begin();
        private Optional<LocalDate> sealedThrough = Optional.empty();
        private int moved;

        private Run(SealCursor cursor) {
            this.cursor = cursor;
        }

        /** Whether the next manifest may be planned. */
        private boolean finish() throws IOException {
            return noted(steps.finish().settle());
        }

        private long openDays() {
            LocalDate first = sealedThrough.map(day -> day.plusDays(1)).orElse(settings.firstDay());
            return Math.max(0, ChronoUnit.DAYS.between(first, cursor.through()) + 1);
        }

        private boolean noted(FinishStep.Outcome finished) {
            found.addAll(finished.faults());
            sealedThrough = finished.sealedThrough();
            return finished.published();
        }

        /** Whether there may be more to seal. */
        private boolean next() throws IOException {
            progress.began("listing objects");
            PlanStep.Outcome planned = steps.plan().plan(cursor);
            found.addAll(planned.faults());
            if (planned.plan().isEmpty()) {
                return false;
            }
            SealPlan plan = planned.plan().get();
            progress.began(plan.range().toString());
            AtomicReference<HashStep.Outcome> hashed = new AtomicReference<>();
            AtomicReference<Compacted> compacted = new AtomicReference<>();
            AtomicReference<IOException> failure = new AtomicReference<>();
            steps.workers()
                    .together(List.of(
                            () -> {
                                hashed.set(steps.hash().hash(plan));
                                return null;
                            },
                            () -> {
                                compact(plan, compacted, failure);
                                return null;
                            }));
            found.addAll(hashed.get().faults());
            if (hashed.get().hashed().isEmpty()) {
                return false;
            }
            if (failure.get() != null) {
                throw failure.get();
            }
            return checked(planned, plan, hashed.get().hashed().get(), compacted.get());
        }

        /** Keeps a failure: an object that the engine stumbles over is better named by who reads it byte by byte. */
        private void compact(
                SealPlan plan, AtomicReference<Compacted> compacted, AtomicReference<IOException> failure) {
            try {
                compacted.set(steps.compact().compact(plan));
            } catch (IOException e) {
                failure.set(e);
            }
        }

        private boolean checked(PlanStep.Outcome planned, SealPlan plan, Hashed hashed, Compacted compacted)
                throws IOException {
            CheckStep.Outcome checked = steps.check().check(plan, hashed, compacted);
            if (checked.moved() && checked.faults().isEmpty()) {
                return finish();
            }
            if (checked.moved() && moved < MOVED_MAX) {
                moved++;
                return true;
            }
            found.addAll(checked.faults());
            if (checked.checked().isEmpty()) {
                return false;
            }
            Optional<SignedManifest> published =
                    steps.publish().publish(plan, checked.checked().get());
            if (published.isPresent()) {
                report = report.with(published.get().manifest(), plan.late(), hashed);
                cursor = planned.cursor();
                progress.sealed(plan.range(), plan.days().size(), plan.late());
            }
            // Whoever won: what was published is finished before anything else.
            return finish();
        }

        private SealReport end() throws IOException {
            noted(steps.finish().finish());
            return report.ended(
                    sealedThrough,
                    steps.history().refresh(),
                    found.stream().distinct().toList());
        }
    }
}
