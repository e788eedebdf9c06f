package dev.invoicearchive.local.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.auditor.ArchiveCommand;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.s3.S3Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves restore and hold from the command line through the S3 API to a real bucket on a clock that is moved. */
class KeepingCommandsTest {
    private static final String[] DAYS = {"--from", "2026-05-01", "--to", "2026-05-31"};

    @TempDir
    private Path folder;

    private Bucket bucket;
    private S3Endpoint endpoint;
    private ByteArrayOutputStream output;
    private ByteArrayOutputStream errors;

    @BeforeEach
    void serve() throws IOException {
        bucket = new Bucket(folder);
        endpoint = S3Endpoint.start(
                0,
                new LocalFiles(),
                new Buckets(folder.resolve(Buckets.ARCHIVE), folder.resolve("results"), folder.resolve("buckets")));
        endpoint.serve(bucket.store);
        URI unused = endpoint.uri();
        new RunningStack(
                        ProcessHandle.current().pid(),
                        unused,
                        unused,
                        unused,
                        unused,
                        "none",
                        Clock.systemUTC().instant())
                .announce(folder);
        bucket.put("source/2026/05/01/07/large.gz", 200_000);
        bucket.put("source/2026/05/31/07/large.gz", 300_000);
        bucket.put("source/2026/05/31/07/small.gz", 10);
        bucket.put("Invoice/2026/05/31/07/token-object", 10);
        bucket.pass(37, RetentionRulesFile.shipped());
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    @DisplayName("restore shows all tiers before it asks, asks once, and tells when all can be read")
    void restores() {
        assertThat(run("restore", "--zone", "source", "--tier", "expedited", "--yes"))
                .isEqualTo(2);
        assertThat(errors()).contains("Invalid retrieval tier: Expedited, expected Standard or Bulk for DEEP_ARCHIVE.");

        assertThat(run("restore", "--zone", "source", "--tier", "bulk", "--yes", "--no-wait", "--format", "csv"))
                .isZero();
        assertThat(output().lines().map(line -> line.split(",")[0])).containsExactly("tier", "Standard", "Bulk");
        assertThat(output()).contains("Standard,DEEP_ARCHIVE,2,500000,within 12 hours,7,");
        assertThat(errors())
                .contains("1 objects need no restore, 0 are restored, 0 are on their way, 2 with 500000 bytes")
                .contains("2 objects are on their way.");

        bucket.clock.pass(Duration.ofHours(49));
        assertThat(run("restore", "--zone", "source", "--tier", "bulk")).isZero();
        assertThat(output()).isEmpty();
        assertThat(errors()).contains("2 are restored, 0 are on their way, 0 with 0 bytes", "everything can be read");
    }

    @Test
    @DisplayName("hold add, list and release go through the S3 API and keep who, when and why")
    void holds() throws IOException {
        assertThat(run("hold", "add", "--case", "2026-17", "--requester", "J. Doe, legal", "--reason", "a claim"))
                .as(errors())
                .isZero();
        assertThat(output()).startsWith("case 2026-17: HELD, 2026-05-01 to 2026-05-31 in Invoice,source,errors,sealed");
        assertThat(bucket.holds("source/").values()).containsOnly(true);
        assertThat(bucket.holds("Invoice/").values()).containsOnly(true);

        assertThat(command("hold", "list", "--json")).isZero();
        assertThat(output())
                .contains("\"case\":\"2026-17\",\"stage\":\"HELD\",\"from\":\"2026-05-01\",\"to\":\"2026-05-31\"")
                .contains("\"requester\":\"J. Doe, legal\",\"reason\":\"a claim\"");

        assertThat(command("hold", "release", "--case", "2026-17", "--reason", "settled"))
                .isZero();
        assertThat(bucket.holds("source/").values()).containsOnly(false);
        assertThat(command("hold", "list")).isZero();
        assertThat(output()).doesNotContain("2026-17");
        assertThat(command("hold", "list", "--all")).isZero();
        assertThat(output()).contains("RELEASED", "settled");
    }

    @Test
    @DisplayName("what cannot be is refused in one line that says what to do")
    void refusesNonsense() {
        assertThat(run("hold", "add", "--case", "no/slash", "--requester", "x", "--reason", "y"))
                .isEqualTo(2);
        assertThat(errors())
                .startsWith("error: Invalid case: no/slash, expected up to 64 letters")
                .hasLineCount(1);
        assertThat(command("hold", "release", "--case", "none", "--reason", "x"))
                .isEqualTo(2);
        assertThat(errors()).startsWith("error: Missing case: none, expected one of the register.");
        assertThat(command("hold")).isEqualTo(2);
        assertThat(errors()).startsWith("error: Missing command: found none, expected one of add, list, release.");
        assertThat(command("restore", "--from", "2026-05-31", "--to", "2026-05-01"))
                .isEqualTo(2);
        assertThat(errors()).startsWith("error: Invalid options: --from 2026-05-31 and --to 2026-05-01");
        assertThat(run("restore", "--zone", "manifests")).isEqualTo(2);
        assertThat(errors()).startsWith("error: Invalid value of --zone: manifests, expected Invoice, source");
        assertThat(command("restore", "--from", "2026-05-31")).isEqualTo(2);
        assertThat(errors()).startsWith("error: Missing option --to: none, expected a day");
    }

    @Test
    @DisplayName("explain tells each zone year by year, with dates, and needs no stack")
    void explains() {
        assertThat(command("lifecycle", "explain", "--created", "2026-11-20", "--format", "csv"))
                .isZero();
        assertThat(output())
                .startsWith("zone,year,day,event,class,sql,reading\n")
                .contains("Invoice/,0,2026-12-26,moves to GLACIER_IR,GLACIER_IR,until it is sealed,at once\n")
                .contains("Invoice/,1,2027-12-26,moves to DEEP_ARCHIVE,DEEP_ARCHIVE,no,")
                .contains("sealed/,7,2033-11-22,its lock ends")
                .contains("manifests/,3,2029-11-20,nothing changes,STANDARD");
        assertThat(errors())
                .contains("Objects of 131072 bytes or less stay in STANDARD")
                .contains("Expiry is off");
        assertThat(command("lifecycle", "explain", "--created", "2026-11-20", "--bytes", "131072"))
                .isZero();
        assertThat(output()).contains("stays: too small for DEEP_ARCHIVE").doesNotContain("moves to");
    }

    /** Runs a command about May. */
    private int run(String... words) {
        List<String> line = new ArrayList<>(Arrays.asList(words));
        line.addAll(Arrays.asList(DAYS));
        return command(line.toArray(String[]::new));
    }

    private int command(String... words) {
        output = new ByteArrayOutputStream();
        errors = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminal.NONE);
        List<String> line = new ArrayList<>(Arrays.asList(words));
        if (!line.contains("explain") && line.size() > 1) {
            line.addAll(List.of("--data", folder.toString()));
        }
        int code = ArchiveCommand.commandLine(console, List.of()).execute(line.toArray(String[]::new));
        console.output().flush();
        return code;
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
