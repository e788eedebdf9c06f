package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.lifecycle.retention.hold.HoldRun;
import java.io.IOException;
import java.time.Clock;
import java.time.Period;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands about holds share: the bucket, its register, and what is said of failures. */
final class HoldSession {
    private static final int THREADS = 8;
    private static final long SECONDS_BETWEEN_NOTES = 5;

    @Option(
            names = "--retention-mode",
            paramLabel = "governance|compliance",
            defaultValue = "governance",
            description =
                    "how strong entries of the register are locked, as in ./archive seal (default: ${DEFAULT-VALUE})")
    private RetentionMode mode;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private BucketOption bucketOption;

    @Mixin
    private CommonOptions options;

    /**
     * What is different in tests.
     *
     * @param clock whose time entries bear
     */
    record Means(Console console, Connections connections, Clock clock) {}

    /** Work on the register. */
    @FunctionalInterface
    interface Work<T> {
        T on(HoldRegister register, HoldRun run) throws IOException;
    }

    CommonOptions options() {
        return options;
    }

    /** Does the work in the bucket of the options. */
    <T> T with(Means means, Work<T> work) {
        String bucket = bucketOption.bucket(targetOptions.target());
        try (Connections.OpenObjects open = means.connections().objects(options, targetOptions.target(), bucket)) {
            ArchiveObjects objects = open.objects();
            HoldRegister register = new HoldRegister(
                    objects, mode, Period.ofYears(RetentionRulesFile.shipped().retentionYears()));
            return work.on(register, new HoldRun(objects, register, means.clock(), THREADS, listener(means.console())));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot work on holds in bucket " + bucket + ": " + e.getMessage()
                            + " Run the same command again; what is done already stays done.",
                    e);
        }
    }

    /** Says what is left to do; nobody must take a hold for complete that is not. */
    static ExitCode report(Console console, HoldRun.Outcome outcome, String again) {
        outcome.failures().forEach(failure -> console.error(failure.message()));
        outcome.unfinished()
                .forEach(other -> console.error("Cannot complete the hold: case " + other
                        + " is being released, expected that to end first. Run: ./archive hold release --case " + other
                        + " --reason ..., then this again."));
        if (!outcome.failures().isEmpty()) {
            console.error("Cannot complete: " + outcome.failures().size() + " objects failed, expected none. " + again);
        }
        return outcome.isComplete() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static HoldRun.Listener listener(Console console) {
        return new HoldRun.Listener() {
            private long versions;
            private long told = System.nanoTime();

            @Override
            public void done(int more) {
                versions += more;
                if (System.nanoTime() - told > TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_NOTES)) {
                    told = System.nanoTime();
                    console.remark(versions + " versions gone through");
                }
            }
        };
    }
}
