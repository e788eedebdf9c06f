package dev.invoicearchive.auditor;

import dev.invoicearchive.lifecycle.seal.DayRange;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that are about some days. */
final class DayOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "DAY", description = "the first UTC day, such as 2026-11-20")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "the last UTC day")
    private LocalDate to;

    /**
     * The days.
     *
     * @throws ParameterException if one is missing, or they are in the wrong order
     */
    DayRange days() {
        if (from == null || to == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing option " + (from == null ? "--from" : "--to")
                            + ": none, expected a day such as 2026-11-20.");
        }
        try {
            return new DayRange(from, to);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid options: --from " + from + " and --to " + to
                            + ", expected a last day that does not come before the first.",
                    e);
        }
    }
}
