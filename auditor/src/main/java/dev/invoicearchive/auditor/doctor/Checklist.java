package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes a finding of each look, whatever comes of it: one that fails does not keep the others from being taken. */
final class Checklist {
    private final Consumer<Finding> findings;
    private boolean unanswered;

    Checklist(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /** Whether AWS failed to answer some look. */
    boolean unanswered() {
        return unanswered;
    }

    /** Something that must be exactly so. */
    void equal(String what, String expected, String nextStep, Supplier<String> look) {
        check(what, expected, nextStep, () -> {
            String found = look.get();
            return Seen.of(found.equals(expected), found);
        });
    }

    /** Something that the look itself judges. */
    void check(String what, String expected, String nextStep, Supplier<Seen> look) {
        findings.accept(finding(what, expected, nextStep, look));
    }

    private Finding finding(String what, String expected, String nextStep, Supplier<Seen> look) {
        try {
            Seen seen = look.get();
            return new Finding(seen.good() ? Verdict.OK : Verdict.PROBLEM, what, seen.found(), expected, nextStep);
        } catch (IllegalArgumentException e) {
            return new Finding(Verdict.PROBLEM, what, e.getMessage(), expected, nextStep);
        } catch (NotThereException e) {
            return new Finding(Verdict.PROBLEM, what, "missing", expected, nextStep);
        } catch (NotPermittedException e) {
            return new Finding(
                    Verdict.NOT_CHECKED,
                    what,
                    "no permission for " + e.action(),
                    expected,
                    "Ask with credentials that may.");
        } catch (NoAnswerException e) {
            unanswered = true;
            return new Finding(Verdict.NOT_CHECKED, what, "no answer, " + e.getMessage(), expected, "Try again.");
        }
    }
}
