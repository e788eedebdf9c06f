package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.OutputForm;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option of commands whose result is a table that other programs may want. */
public final class FormatOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json|markdown",
            description = "how to write the result (default: table; --json is short for json)")
    private Optional<OutputForm> form;

    /**
     * How the result is to be written.
     *
     * @throws ParameterException if {@code --json} asks for another form
     */
    public OutputForm with(CommonOptions options) {
        if (options.json() && form.filter(asked -> asked != OutputForm.JSON).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid options: --json and --format "
                            + form.orElseThrow().name().toLowerCase(Locale.ROOT) + ", expected one of them.");
        }
        return form.orElse(options.form());
    }
}
