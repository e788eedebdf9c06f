package dev.invoicearchive.auditor;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say with what a seal is made. */
final class SealPlace {
    private static final String LOCAL_RESULTS = "athena-results";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--results-bucket",
            paramLabel = "NAME",
            description = "the bucket to which the workgroup writes; on this machine " + LOCAL_RESULTS)
    private Optional<String> results = Optional.empty();

    @Option(
            names = "--signing-key",
            paramLabel = "KEY",
            description = "on AWS, the id, ARN or alias of the key in KMS; on this machine it lies in the data folder")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "invoice_archive",
            description = "the database of the views (default: ${DEFAULT-VALUE})")
    private String database;

    @Option(
            names = "--workgroup",
            paramLabel = "NAME",
            defaultValue = "primary",
            description = "Athena's workgroup, on AWS (default: ${DEFAULT-VALUE})")
    private String workGroup;

    /**
     * The bucket of the work area.
     *
     * @throws ParameterException if it must be named and is not
     */
    String results(Target target) {
        return named(target, results, "--results-bucket", "the bucket to which the workgroup writes")
                .orElse(LOCAL_RESULTS);
    }

    /**
     * The name of the signing key; empty text on this machine.
     *
     * @throws ParameterException if it must be named and is not
     */
    String key(Target target) {
        return named(target, key, "--signing-key", "the key in KMS that only the sealer may use")
                .orElse("");
    }

    AthenaPlace athena() {
        return new AthenaPlace(database, workGroup, Optional.empty());
    }

    private Optional<String> named(Target target, Optional<String> value, String option, String what) {
        if (value.isEmpty() && target == Target.AWS) {
            throw new ParameterException(
                    spec.commandLine(), "Missing option " + option + ": with --target aws, expected " + what + ".");
        }
        return value;
    }
}
