package dev.invoicearchive.auditor.trial;

import java.util.List;

/** Makes something, does something with it, and looks what AWS made of that. */
interface Experiment {
    /** What it settles, in the order of its outcomes. */
    List<String> assumptions();

    /**
     * Runs.
     *
     * @return one outcome for each assumption
     * @throws InterruptedException if somebody wants the trial to stop
     */
    List<Outcome> run(Bench bench) throws InterruptedException;
}
