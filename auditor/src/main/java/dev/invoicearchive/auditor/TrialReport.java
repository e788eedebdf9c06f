package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.auditor.trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prints outcomes as they come, and what they come to. */
final class TrialReport implements Consumer<Outcome> {
    private static final List<ResultColumn> COLUMNS =
            List.of(ResultColumn.text("verdict"), ResultColumn.text("assumption"), ResultColumn.text("found"));

    private final Console console;
    private final boolean json;
    private final List<Outcome> outcomes = new ArrayList<>();

    TrialReport(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    @Override
    public void accept(Outcome outcome) {
        outcomes.add(outcome);
        if (json) {
            try (RowWriter rows = console.rows(OutputForm.JSON, COLUMNS)) {
                rows.write(List.of(outcome.verdict().word(), outcome.assumption(), outcome.found()));
            }
        } else {
            console.line(
                    String.format("%-7s  %s: %s", outcome.verdict().word(), outcome.assumption(), outcome.found()));
        }
    }

    /** Says what it comes to. */
    void end(List<String> left, boolean stopped) {
        if (!json) {
            console.line(count(Outcome.Verdict.PASS) + " hold, " + count(Outcome.Verdict.FAIL) + " do not, "
                    + count(Outcome.Verdict.NOT_RUN) + " not run" + (stopped ? ", stopped" : "") + "; "
                    + (left.isEmpty() ? "everything was taken away" : left.size() + " things are left"));
        }
    }

    /** Whether every assumption was seen to hold. */
    boolean allHold() {
        return count(Outcome.Verdict.PASS) == outcomes.size();
    }

    private long count(Outcome.Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
