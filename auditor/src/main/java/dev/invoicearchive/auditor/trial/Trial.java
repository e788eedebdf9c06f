package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.model.ArchiveSettings;
import java.util.List;
import java.util.function.Consumer;

/** All experiments, one after the other; one that cannot run does not keep the others from running. */
public final class Trial {
    private final List<Experiment> experiments;
    private final Bench bench;

    private Trial(List<Experiment> experiments, Bench bench) {
        this.experiments = experiments;
        this.bench = bench;
    }

    /**
     * A trial.
     *
     * @param target of it
     * @param cloud where it runs
     * @param waiting how it waits
     * @param journal notes what is made
     * @param remarks for the person at the terminal
     */
    public static Trial of(
            Target target,
            TrialScale scale,
            TrialCloud cloud,
            Waiting waiting,
            Journal journal,
            Consumer<String> remarks) {
        return new Trial(
                List.of(
                        new DeliveryExperiment(scale),
                        new CtasExperiment(),
                        new FeedIdsExperiment(scale),
                        new PartitionLimitExperiment(scale)),
                new Bench(target, cloud, waiting, journal, remarks));
    }

    /**
     * What is tried.
     *
     * @param account twelve digits
     * @param partition such as {@code aws}
     * @param functionArn the deployed transform behind its alias; it is only called
     * @param settings that it works with
     */
    public record Target(String account, String partition, String functionArn, ArchiveSettings settings) {}

    /**
     * Runs every experiment.
     *
     * @param outcomes told each as it comes
     * @throws InterruptedException if somebody wants it to stop
     */
    public void run(Consumer<Outcome> outcomes) throws InterruptedException {
        for (Experiment experiment : experiments) {
            outcomesOf(experiment).forEach(outcomes);
        }
    }

    private List<Outcome> outcomesOf(Experiment experiment) throws InterruptedException {
        try {
            return experiment.run(bench);
        } catch (NotPermittedException e) {
            return notRun(experiment, "no permission for " + e.action());
        } catch (NotThereException | NoAnswerException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("Stopped while AWS was asked.");
            }
            return notRun(experiment, e.getMessage());
        }
    }

    private static List<Outcome> notRun(Experiment experiment, String why) {
        return experiment.assumptions().stream()
                .map(assumption -> Outcome.notRun(assumption, why))
                .toList();
    }
}
