package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.doctor.Account;
import dev.invoicearchive.auditor.doctor.Caller;
import dev.invoicearchive.auditor.doctor.Deployment;
import dev.invoicearchive.auditor.trial.Cleaner;
import dev.invoicearchive.auditor.trial.Journal;
import dev.invoicearchive.auditor.trial.Trial;
import dev.invoicearchive.auditor.trial.TrialCloud;
import dev.invoicearchive.auditor.trial.TrialScale;
import dev.invoicearchive.auditor.trial.Waiting;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settles on a dev account what no document settles, and cleans up after itself. */
@Command(
        name = "trial",
        description = "Try on an AWS account what only an account can show, and take everything away again.",
        footer = {
            "",
            "One line for each assumption: PASS, FAIL, or NOT RUN with the reason. It needs a dev",
            "deployment, whose transform it calls, and permission to make what it lists first. It never",
            "touches the deployment's table or bucket, and refuses one that keeps records.",
            "What each line means: docs/operations.md."
        })
final class TrialCommand implements Callable<ExitCode> {
    @Mixin
    private CommonOptions options;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private DeploymentOptions deploymentOptions;

    @Option(names = "--yes", description = "do not ask before anything is made")
    private boolean yes;

    @Option(names = "--clean", description = "only take away what a trial left that was killed")
    private boolean clean;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            defaultValue = ".archive-trials",
            description = "where a trial notes what it makes (default: ${DEFAULT-VALUE})")
    private Path folder;

    private final Console console;
    private final Supplier<Site> sites;
    private final Means means;

    /**
     * An account, to look at and to make things in.
     *
     * @param connection closed together with it
     */
    record Site(Account account, TrialCloud cloud, Runnable connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.run();
        }
    }

    /**
     * What is different in tests.
     *
     * @param waiting clock and pauses
     * @param names gives each trial a name, which begins with {@code trial-}
     * @param answers the line that the user types; null at the end of the input
     * @param scale how much is put
     */
    record Means(Waiting waiting, Supplier<String> names, Supplier<String> answers, TrialScale scale) {}

    TrialCommand(Console console, Supplier<Site> sites, Means means) {
        this.console = console;
        this.sites = sites;
        this.means = means;
    }

    @Override
    public ExitCode call() {
        if (targetOptions.target() == Target.LOCAL) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Invalid target: local, expected aws, for a trial shows what AWS does. What the stand-ins do is shown by"
                            + " the tests. An account: ./archive trial --target aws");
        }
        try (Site site = sites.get()) {
            Caller.Identity caller = site.account().caller().identity();
            return clean ? cleanAll(site, caller) : tryAll(site, caller);
        } catch (NoAnswerException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot ask AWS: " + e.getMessage()
                            + ", expected an answer. Check credentials, region and network.",
                    e);
        } catch (UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot use the journal in " + folder + ": " + e.getCause().getMessage()
                            + ", expected a folder that can be written. See --journal.",
                    e);
        }
    }

    private ExitCode tryAll(Site site, Caller.Identity caller) {
        List<Journal> left = Journal.left(folder);
        if (!left.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FINDINGS,
                    "Invalid journal: " + left.get(0).trial() + " was not cleaned, expected nothing left in " + folder
                            + ". Run: ./archive trial --target aws --clean");
        }
        Deployment deployment = new Deployment(
                deploymentOptions.wanted().deployment(), caller, site.account().stacks());
        Trial.Target target = target(site, caller, deployment);
        String name = means.names().get();
        confirm(caller, deployment, name);
        return run(site, target, Journal.begin(folder, name, place(caller)));
    }

    /** Only a deployment that keeps no records is tried. */
    private static Trial.Target target(Site site, Caller.Identity caller, Deployment deployment) {
        try {
            if (deployment.isProd()) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "Invalid deployment: " + deployment.name()
                                + " locks in compliance mode, expected a dev deployment. Trials never run where records"
                                + " are kept: deploy infra/deployments/dev.json and name it with --deployment.");
            }
            return new Trial.Target(
                    caller.account(),
                    caller.partition(),
                    deployment.arn("lambda", "function:" + deployment.transform() + ":" + Deployment.ALIAS),
                    deployment.settings(site.account().functions()));
        } catch (NotThereException e) {
            throw new CommandFailure(
                    ExitCode.FINDINGS,
                    "Missing deployment " + deployment.name() + ": " + e.getMessage()
                            + " Expected a dev deployment, whose transform is tried. Deploy it, or name another with"
                            + " --deployment.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.FINDINGS,
                    "Cannot use deployment " + deployment.name() + ": its transform has wrong settings. "
                            + e.getMessage(),
                    e);
        } catch (NotPermittedException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot look at deployment " + deployment.name() + ": no permission for " + e.action()
                            + ", expected it. Ask with credentials that may.",
                    e);
        }
    }

    private void confirm(Caller.Identity caller, Deployment deployment, String name) {
        console.remark("In account " + caller.account() + ", region " + caller.region() + ", behind deployment "
                + deployment.name() + ", this makes and takes away again, all named " + name + "-...:");
        console.remark("  3 buckets with Object Lock, 1 role, 2 delivery streams, 1 workgroup, 1 database, 1 table,");
        console.remark("  1 Kinesis stream of one shard. About 10 MB pass through them and through the function "
                + deployment.transform() + ".");
        console.remark(
                "By the list prices that is less than one dollar, and it takes up to an hour; neither was measured.");
        if (yes) {
            return;
        }
        console.remark("Type yes to go on:");
        String answer = means.answers().get();
        if (answer == null || !answer.strip().equals("yes")) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Missing consent: " + (answer == null ? "no input" : "another answer")
                            + ", expected yes. Nothing was made. Type yes, or give --yes.");
        }
    }

    private ExitCode run(Site site, Trial.Target target, Journal journal) {
        TrialReport report = new TrialReport(console, options.json());
        boolean stopped = false;
        List<String> left;
        try (StopSwitch stopSwitch = new StopSwitch()) {
            try {
                Trial.of(target, means.scale(), site.cloud(), means.waiting(), journal, console::remark)
                        .run(report);
            } catch (InterruptedException e) {
                stopped = true;
            } finally {
                stopSwitch.cleaningBegins();
                left = clean(site, journal);
            }
        }
        report.end(left, stopped);
        if (stopped) {
            console.error("Stopped: the remaining assumptions were not tried.");
        }
        left.forEach(line -> console.error("Cannot take away " + line + " Run: ./archive trial --target aws --clean"));
        return report.allHold() && !stopped && left.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private ExitCode cleanAll(Site site, Caller.Identity caller) {
        boolean all = true;
        for (Journal journal : Journal.left(folder)) {
            if (!journal.place().isEmpty() && !journal.place().equals(place(caller))) {
                console.error("Cannot clean " + journal.trial() + ": it ran in " + journal.place() + ", and you are in "
                        + place(caller) + ", expected the same. Set AWS_PROFILE and AWS_REGION.");
                all = false;
                continue;
            }
            List<String> left = clean(site, journal);
            left.forEach(line -> console.error("Cannot take away " + line + " Try again."));
            console.line(journal.trial() + ": " + (left.isEmpty() ? "cleaned" : left.size() + " things left"));
            all &= left.isEmpty();
        }
        return all ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private List<String> clean(Site site, Journal journal) {
        console.remark("taking away what " + journal.trial() + " made");
        try {
            return new Cleaner(site.cloud(), means.waiting()).clean(journal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("the rest of " + journal.trial() + ": stopped.");
        }
    }

    private static String place(Caller.Identity caller) {
        return caller.account() + "/" + caller.region();
    }
}
