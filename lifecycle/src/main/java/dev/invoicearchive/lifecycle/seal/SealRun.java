package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import java.io.IOException;
import java.util.Optional;

/**
 * A run of the sealer in calls that nothing but a {@link SealState} connects: the same steps in the same order as {@link
 * Seal}, but for hashing and compacting, which come one after the other. Each call may be repeated, also after it died.
 */
public final class SealRun {
    private final SealSteps steps;

    /** @param steps over the same ports at every call; made anew or not */
    public SealRun(SealSteps steps) {
        this.steps = steps;
    }

    /**
     * Does one step.
     *
     * @param phase what the state says is next, or {@link SealPhase#NARROW} after a call that did not end
     * @return the state to go on with
     * @throws IOException if a bucket or the engine fails; call it again
     * @throws IllegalArgumentException if something else is next
     * @throws IllegalStateException if one day alone is too much
     */
    public SealState step(SealPhase phase, SealState state) throws IOException {
        if (phase != state.next() && phase != SealPhase.NARROW) {
            throw new IllegalArgumentException(
                    "Invalid step: " + phase + ", expected " + state.next() + ". Start a new execution.");
        }
        return switch (phase) {
            case FINISH -> finish(state);
            case PLAN -> plan(state);
            case HASH -> hash(state, attempt(state));
            case COMPACT -> compact(state, attempt(state));
            case CHECK -> check(state, attempt(state));
            case PUBLISH -> publish(state, attempt(state));
            case NARROW -> narrow(state, attempt(state));
            case TELL -> tell(state);
            case SEALED, FAULTY ->
                throw new IllegalArgumentException(
                        "Invalid step: " + phase + " is an end, expected one that does something.");
        };
    }

    private static SealState.Attempt attempt(SealState state) {
        return state.attempt()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Missing attempt: none, expected a plan before " + state.next() + ". Start a new execution."));
    }

    private SealState finish(SealState state) throws IOException {
        FinishStep.Outcome finished = steps.finish().settle();
        return state.withSealedThrough(finished.sealedThrough())
                .found(finished.faults())
                .without(finished.published() ? SealPhase.PLAN : SealPhase.TELL);
    }

    private SealState plan(SealState state) throws IOException {
        PlanStep.Outcome planned = steps.plan().plan(state.cursor(), state.daysMax());
        SealState found = state.found(planned.faults());
        return planned.plan()
                .map(plan -> found.then(SealPhase.HASH, SealState.Attempt.of(plan, planned.cursor())))
                .orElseGet(() -> found.without(SealPhase.TELL));
    }

    private SealState hash(SealState state, SealState.Attempt attempt) throws IOException {
        HashStep.Outcome outcome = steps.hash().hash(attempt.plan());
        SealState found = state.found(outcome.faults());
        return outcome.hashed()
                .map(hashed -> found.then(SealPhase.COMPACT, attempt.with(hashed)))
                .orElseGet(() -> found.without(SealPhase.TELL));
    }

    private SealState compact(SealState state, SealState.Attempt attempt) throws IOException {
        return state.then(SealPhase.CHECK, attempt.with(steps.compact().compact(attempt.plan())));
    }

    private SealState check(SealState state, SealState.Attempt attempt) throws IOException {
        CheckStep.Outcome outcome = steps.check()
                .check(
                        attempt.plan(),
                        attempt.hashed().orElseThrow(),
                        attempt.compacted().orElseThrow());
        if (outcome.moved() && outcome.faults().isEmpty()) {
            return state.without(SealPhase.FINISH);
        }
        if (outcome.moved() && state.moved() < Seal.MOVED_MAX) {
            return state.movedOnce().without(SealPhase.PLAN);
        }
        SealState found = state.found(outcome.faults());
        return outcome.checked()
                .map(checked -> found.then(SealPhase.PUBLISH, attempt.with(checked)))
                .orElseGet(() -> found.without(SealPhase.TELL));
    }

    /** Whoever won the number: what was published is finished before anything else. */
    private SealState publish(SealState state, SealState.Attempt attempt) throws IOException {
        Optional<SignedManifest> published =
                steps.publish().publish(attempt.plan(), attempt.checked().orElseThrow());
        return published
                .map(link -> state.withCursor(attempt.after())
                        .withReport(state.report()
                                .with(
                                        link.manifest(),
                                        attempt.plan().late(),
                                        attempt.hashed().orElseThrow())))
                .orElse(state)
                .without(SealPhase.FINISH);
    }

    private static SealState narrow(SealState state, SealState.Attempt attempt) {
        int days = attempt.plan().days().size();
        if (days < 2) {
            throw new IllegalStateException("Cannot seal " + attempt.plan().range()
                    + ": one day alone is too much for one call, expected it to fit. Give the function more memory, or"
                    + " seal it from a machine without a time limit: ./archive seal --target aws");
        }
        return state.withDaysMax(days / 2).without(SealPhase.PLAN);
    }

    private SealState tell(SealState state) throws IOException {
        FinishStep.Outcome finished = steps.finish().finish();
        SealState found = state.withSealedThrough(finished.sealedThrough()).found(finished.faults());
        SealReport report = found.report();
        return found.withReport(
                        report.ended(finished.sealedThrough(), steps.history().refresh(), report.faults()))
                .without(report.faults().isEmpty() ? SealPhase.SEALED : SealPhase.FAULTY);
    }
}
