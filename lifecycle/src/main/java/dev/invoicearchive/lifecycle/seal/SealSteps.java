package dev.invoicearchive.lifecycle.seal;

import java.util.function.Supplier;

/** The steps of a seal, over the same ports. */
public final class SealSteps {
    private final SealHistory history;
    private final FinishStep finish;
    private final PlanStep plan;
    private final HashStep hash;
    private final CompactStep compact;
    private final CheckStep check;
    private final PublishStep publish;
    private final Workers workers;

    /** @param names gives names that nobody ever had, of lower-case letters and digits */
    public SealSteps(SealPorts ports, SealSettings settings, Supplier<String> names, SealProgress progress) {
        this.history = new SealHistory(ports.manifests());
        this.workers = new Workers(settings.threads());
        this.finish = new FinishStep(ports, settings, history, workers);
        this.plan = new PlanStep(ports, settings, history, names);
        this.hash = new HashStep(ports, workers, progress);
        this.compact = new CompactStep(ports, names);
        this.check = new CheckStep(ports, history, workers);
        this.publish = new PublishStep(ports, settings, history);
    }

    /** First and last of all. */
    public FinishStep finish() {
        return finish;
    }

    /** After {@link #finish}. */
    public PlanStep plan() {
        return plan;
    }

    /** After {@link #plan}, at the same time as {@link #compact}. */
    public HashStep hash() {
        return hash;
    }

    /** After {@link #plan}. */
    public CompactStep compact() {
        return compact;
    }

    /** After {@link #hash} and {@link #compact}. */
    public CheckStep check() {
        return check;
    }

    /** After {@link #check}; then {@link #finish} again. */
    public PublishStep publish() {
        return publish;
    }

    SealHistory history() {
        return history;
    }

    Workers workers() {
        return workers;
    }
}
