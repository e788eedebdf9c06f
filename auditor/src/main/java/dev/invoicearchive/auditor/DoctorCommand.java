package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.auditor.doctor.Account;
import dev.invoicearchive.auditor.doctor.Doctor;
import dev.invoicearchive.auditor.doctor.Finding;
import dev.invoicearchive.auditor.doctor.Tools;
import dev.invoicearchive.auditor.doctor.Verdict;
import dev.invoicearchive.auditor.doctor.Wanted;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at an account and says what is not as the archive needs it. */
@Command(
        name = "doctor",
        description = "Look at an AWS account before or after a deployment; changes nothing.",
        footer = {
            "",
            "One line for each thing: ok, PROBLEM, or not checked (no permission, or no answer).",
            "Exit code 0 means that everything was seen and is right. What each line means: docs/operations.md."
        })
final class DoctorCommand implements Callable<ExitCode> {
    private static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.text("verdict"),
            ResultColumn.text("what"),
            ResultColumn.text("found"),
            ResultColumn.text("expected"),
            ResultColumn.text("next_step"));

    @Mixin
    private CommonOptions options;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private DeploymentOptions deployment;

    @Option(names = "--before", description = "look at what a deployment needs, and at the table that it adopts")
    private boolean before;

    private final Console console;
    private final Supplier<Account> accounts;
    private final Tools tools;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    DoctorCommand(Console console, Supplier<Account> accounts, Tools tools) {
        this.console = console;
        this.accounts = accounts;
        this.tools = tools;
    }

    @Override
    public ExitCode call() {
        if (targetOptions.target() == Target.LOCAL) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Invalid target: local, expected aws, for the doctor looks at an account. How the stack on this"
                            + " machine is: ./archive status. An account: ./archive doctor --target aws");
        }
        Wanted wanted = deployment.wanted();
        counts.clear();
        try (Account account = accounts.get()) {
            return options.json() ? asJson(account, wanted) : asText(account, wanted);
        } catch (NoAnswerException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot ask AWS: " + e.getMessage()
                            + ", expected an answer. Check credentials, region and network.",
                    e);
        }
    }

    private ExitCode asText(Account account, Wanted wanted) {
        ExitCode exitCode = look(
                account,
                wanted,
                finding -> console.line(
                        String.format("%-11s  %s", finding.verdict().word(), finding.text())));
        console.line(summary());
        return exitCode;
    }

    private ExitCode asJson(Account account, Wanted wanted) {
        try (RowWriter rows = console.rows(OutputForm.JSON, COLUMNS)) {
            return look(
                    account,
                    wanted,
                    finding -> rows.write(List.of(
                            finding.verdict().word(),
                            finding.what(),
                            finding.found(),
                            finding.expected(),
                            finding.verdict() == Verdict.OK ? "" : finding.nextStep())));
        }
    }

    private ExitCode look(Account account, Wanted wanted, Consumer<Finding> printer) {
        Doctor doctor = new Doctor(account, wanted, finding -> {
            counts.merge(finding.verdict(), 1, Integer::sum);
            printer.accept(finding);
        });
        if (before) {
            doctor.before(tools);
        } else {
            doctor.after();
        }
        if (doctor.unanswered()) {
            return ExitCode.UNREACHABLE;
        }
        return count(Verdict.PROBLEM) + count(Verdict.NOT_CHECKED) == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private String summary() {
        return count(Verdict.OK) + " ok, " + count(Verdict.PROBLEM) + " problems, " + count(Verdict.NOT_CHECKED)
                + " not checked";
    }

    private int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }
}
