package dev.invoicearchive.auditor;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option of commands that read or write objects of the archive. */
final class BucketOption {
    private static final String LOCAL = "invoice-archive";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description =
                    "the archive's bucket: on AWS the output ArchiveBucket of the data stack; on this machine " + LOCAL)
    private Optional<String> bucket = Optional.empty();

    /**
     * The bucket of a target.
     *
     * @throws ParameterException if it must be named and is not
     */
    String bucket(Target target) {
        if (bucket.isEmpty() && target == Target.AWS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing option --bucket: with --target aws the archive's bucket must be named.");
        }
        return bucket.orElse(LOCAL);
    }
}
