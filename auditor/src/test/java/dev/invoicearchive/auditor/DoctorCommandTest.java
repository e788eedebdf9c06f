package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.auditor.doctor.TemplateAccount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The doctor's exit code says whether everything was seen and is right, and its lines say what is not. */
class DoctorCommandTest {
    private final Shell shell = new Shell();
    private final TemplateAccount account = new TemplateAccount("dev");

    @Test
    @DisplayName("one line for each thing, a sum, and 0 if all are ok")
    void allOk() {
        assertThat(run("--target", "aws")).isZero();
        assertThat(shell.output().lines()).anyMatch("ok           table stream: NEW_AND_OLD_IMAGES"::equals);
        assertThat(shell.output().strip()).endsWith(" ok, 0 problems, 0 not checked");
    }

    @Test
    @DisplayName("what could not be seen is no success")
    void notSeenIsNoSuccess() {
        account.refuse("kms:GetKeyPolicy");

        assertThat(run("--target", "aws")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.output())
                .contains("not checked  policy of key Feed, callers of PutRecord: no permission for kms:GetKeyPolicy,"
                        + " expected allowed. Ask with credentials that may.");
    }

    @Test
    @DisplayName("a service that does not answer makes it 3, and so does an account that cannot be reached")
    void noAnswer() {
        account.silence("glue:GetTable");
        assertThat(run("--target", "aws")).isEqualTo(ExitCode.UNREACHABLE.number());
        account.silence("sts:GetCallerIdentity");
        assertThat(run("--target", "aws")).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(shell.errors()).contains("Cannot ask AWS: sts:GetCallerIdentity: timeout, expected an answer.");
    }

    @Test
    @DisplayName("JSON is one object for each thing")
    void json() {
        assertThat(run("--target", "aws", "--json")).isZero();
        assertThat(shell.output().lines()).allMatch(line -> line.startsWith("{\"verdict\":\"ok\",\"what\":"));
    }

    @Test
    @DisplayName("before a deployment the machine is looked at, too")
    void before() {
        assertThat(run("--target", "aws", "--before")).isZero();
        assertThat(shell.output()).contains("ok           Node on this machine: v22.1.0");
    }

    @Test
    @DisplayName("wrong options are told with the next step")
    void wrongOptions() {
        assertThat(run()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("--target", "aws", "--deployment", "x", "--settings", "y"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(run("--target", "aws", "--settings", "missing.json")).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(shell.errors())
                .contains(
                        "Invalid target: local, expected aws",
                        "Invalid options: --deployment and --settings, expected one of them.",
                        "Cannot read missing.json, expected a file of settings");
    }

    private int run(String... arguments) {
        CommandLine line = ArchiveCommand.configured(
                new CommandLine(new DoctorCommand(shell.console(), () -> account, tool -> Optional.of("v22.1.0"))),
                shell.console());
        int exitCode = line.execute(List.of(arguments).toArray(String[]::new));
        shell.console().output().flush();
        return exitCode;
    }
}
