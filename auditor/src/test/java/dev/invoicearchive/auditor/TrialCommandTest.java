package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.invoicearchive.auditor.doctor.TemplateAccount;
import dev.invoicearchive.auditor.trial.FakeCloud;
import dev.invoicearchive.auditor.trial.FakeCloud.Fault;
import dev.invoicearchive.auditor.trial.TrialScale;
import dev.invoicearchive.auditor.trial.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A trial says of each assumption whether it holds, touches nothing but its own, and leaves nothing, however it ends. */
class TrialCommandTest {
    private static final TrialScale SMALL = new TrialScale(9, 10, 6, 10, 3);

    @TempDir
    private Path journals;

    private final Shell shell = new Shell();
    private String answer;
    private int trials;
    private int stopAtWait;

    @Test
    @DisplayName("in an account that does what we assume, all seven assumptions pass and nothing is left")
    void allPass() throws IOException {
        FakeCloud cloud = new FakeCloud();

        assertThat(run(cloud, "dev", "--yes")).isZero();
        assertThat(verdicts()).hasSize(7).allMatch(line -> line.startsWith("PASS  "));
        assertThat(shell.output()).contains("7 hold, 0 do not, 0 not run; everything was taken away");
        assertNothingIsLeft(cloud);
        assertThat(cloud.named()).allMatch(name -> name.matches("trial[-_].*"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @DisplayName("an account that does otherwise is found out, and cleaned all the same")
    @CsvSource({
        "DELIVERS_NOTHING, FAIL, Firehose delivers into a bucket with Object Lock",
        "JOINS_CARRIERS, FAIL, each token becomes an object of its own",
        "FORGETS_LOCKS, FAIL, a delivered object can be locked",
        "IGNORES_LOCKS, FAIL, a delivered object can be locked",
        "REFUSES_CTAS, FAIL, CREATE TABLE AS works",
        "DENIES_CTAS, NOT RUN, CREATE TABLE AS works",
        "SHARES_IDS, FAIL, the table's two feeds have different event ids",
        "MILLISECONDS, FAIL, the Kinesis feed has both images",
        "KEEPS_SOURCES_IN_ERRORS, FAIL, 'beyond the partition limit, errors/ holds the whole carrier'",
        "HAS_NO_LIMIT, NOT RUN, 'beyond the partition limit, errors/ holds the whole carrier'",
        "REFUSES_ROLES, NOT RUN, Firehose delivers into a bucket with Object Lock",
    })
    void aFaultIsFound(Fault fault, String verdict, String assumption) throws IOException {
        FakeCloud cloud = new FakeCloud(fault);

        assertThat(run(cloud, "dev", "--yes")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(verdicts()).hasSize(7).anyMatch(line -> line.startsWith(verdict) && line.contains(assumption));
        assertNothingIsLeft(cloud);
    }

    @Test
    @DisplayName("a trial killed before or after every sixth change leaves a journal, by which another leaves nothing")
    void killedHereAndThere() throws IOException {
        killedAtEvery(6);
    }

    @Test
    @Tag("proof")
    @DisplayName("a trial killed before or after any change leaves a journal, by which another process leaves nothing")
    void killedAnywhere() throws IOException {
        killedAtEvery(1);
    }

    private void killedAtEvery(int step) throws IOException {
        FakeCloud whole = new FakeCloud();
        run(whole, "dev", "--yes");
        int changes = whole.changesMade();
        assertThat(changes).isGreaterThan(30);
        for (int call = 0; call < changes; call += step) {
            killedAt(call, false);
            killedAt(call, true);
        }
    }

    private void killedAt(int call, boolean after) throws IOException {
        FakeCloud cloud = new FakeCloud();
        cloud.killAt(call, after);
        Throwable thrown = catchThrowable(() -> run(cloud, "dev", "--yes"));
        assertThat(thrown).as("kill at %s", call).isInstanceOf(FakeCloud.Killed.class);
        // The next process is killed, too, while it cleans.
        cloud.revive();
        cloud.killAt(call % 3, !after);
        catchThrowable(() -> run(cloud, "dev", "--clean"));
        cloud.revive();

        assertThat(run(cloud, "dev", "--clean")).as(shell.errors()).isZero();
        assertNothingIsLeft(cloud);
    }

    @ParameterizedTest(name = "at the wait number {0}")
    @ValueSource(ints = {1, 2, 4})
    @DisplayName("a trial that is stopped while it waits cleans up, and says that it was stopped")
    void stopped(int wait) throws IOException {
        FakeCloud cloud = new FakeCloud();
        stopAtWait = wait;

        assertThat(run(cloud, "dev", "--yes")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.errors()).contains("Stopped: the remaining assumptions were not tried.");
        assertNothingIsLeft(cloud);
    }

    @Test
    @DisplayName("where records are kept no trial runs")
    void prodIsRefused() {
        FakeCloud cloud = new FakeCloud();

        assertThat(run(cloud, "prod", "--yes", "--deployment", "invoice-archive"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("Invalid deployment: invoice-archive locks in compliance mode");
        assertThat(cloud.named()).isEmpty();
    }

    @Test
    @DisplayName("without consent nothing is made")
    void consent() {
        FakeCloud cloud = new FakeCloud();

        assertThat(run(cloud, "dev")).isEqualTo(ExitCode.USAGE.number());
        answer = "y";
        assertThat(run(cloud, "dev")).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("Missing consent: no input", "Missing consent: another answer");
        assertThat(cloud.named()).isEmpty();
        answer = "yes";
        assertThat(run(cloud, "dev")).isZero();
    }

    @Test
    @DisplayName("what cannot be taken away stays in the journal, stops the next trial, and is told")
    void whatIsLeftIsTold() {
        FakeCloud cloud = new FakeCloud(Fault.KEEPS_TABLES);

        assertThat(run(cloud, "dev", "--yes")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(cloud.things()).containsExactly("table trial-1-feeds");
        assertThat(shell.errors())
                .contains("Cannot take away TABLE trial-1-feeds: No permission for dynamodb:DeleteTable.");
        assertThat(run(cloud, "dev", "--yes")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.errors()).contains("Invalid journal: trial-1 was not cleaned");
        assertThat(run(cloud, "dev", "--clean")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(cloud.things()).containsExactly("table trial-1-feeds");
    }

    @Test
    @DisplayName("a journal of another account is not cleaned here")
    void anotherAccount() throws IOException {
        Files.writeString(
                journals.resolve("trial-x.journal"),
                "trial trial-x in 999999999999/eu-west-1\nmake TABLE trial-x-feeds\n");

        assertThat(run(new FakeCloud(), "dev", "--clean")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.errors()).contains("Cannot clean trial-x: it ran in 999999999999/eu-west-1");
        assertThat(journals.resolve("trial-x.journal")).exists();
    }

    @Test
    @DisplayName("a note that a kill tore off is passed over, and the next note stands on a line of its own")
    void aTornNote() throws IOException {
        FakeCloud cloud = new FakeCloud();
        cloud.table().create("trial-x-feeds", "k", "s");
        Path file = journals.resolve("trial-x.journal");
        Files.writeString(file, "trial trial-x in 111122223333/eu-central-1\nmake TABLE trial-x-feeds\nmake BUC");

        assertThat(run(cloud, "dev", "--clean")).isZero();
        assertThat(cloud.things()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("the local target is sent elsewhere, and JSON is one object for each assumption")
    void targetsAndForms() {
        CommandLine local = line(new FakeCloud(), "dev");
        assertThat(local.execute()).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("Invalid target: local, expected aws");

        assertThat(run(new FakeCloud(), "dev", "--yes", "--json")).isZero();
        assertThat(shell.output().lines())
                .hasSize(7)
                .allMatch(line -> line.startsWith("{\"verdict\":\"PASS\",\"assumption\":"));
    }

    private List<String> verdicts() {
        return shell.output()
                .lines()
                .filter(line -> line.matches("(PASS|FAIL|NOT RUN) .*"))
                .toList();
    }

    private void assertNothingIsLeft(FakeCloud cloud) throws IOException {
        assertThat(cloud.things()).isEmpty();
        try (Stream<Path> files = Files.list(journals)) {
            assertThat(files).isEmpty();
        }
    }

    private int run(FakeCloud cloud, String folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--target", "aws", "--journal", journals.toString()));
        all.addAll(List.of(arguments));
        int exitCode = line(cloud, folder).execute(all.toArray(String[]::new));
        shell.console().output().flush();
        return exitCode;
    }

    private CommandLine line(FakeCloud cloud, String folder) {
        TickingClock clock = new TickingClock(cloud);
        TemplateAccount account = new TemplateAccount(folder);
        TrialCommand command = new TrialCommand(
                shell.console(),
                () -> new TrialCommand.Site(account, cloud, () -> {}),
                new TrialCommand.Means(
                        new Waiting(clock, clock::pass), () -> "trial-" + ++trials, () -> answer, SMALL));
        return ArchiveCommand.configured(new CommandLine(command), shell.console());
    }

    /** Time passes only where somebody waits, and with it the account's own work is done. */
    private final class TickingClock extends Clock {
        private final FakeCloud cloud;
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        private TickingClock(FakeCloud cloud) {
            this.cloud = cloud;
        }

        private void pass(Duration wait) throws InterruptedException {
            if (--stopAtWait == 0) {
                throw new InterruptedException();
            }
            now = now.plus(wait);
            cloud.tick();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
