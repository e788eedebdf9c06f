package dev.invoicearchive.auditor;

import picocli.CommandLine.Option;

/** The option of commands that work on both targets. */
public final class TargetOptions {
    @Option(
            names = "--target",
            paramLabel = "local|aws",
            defaultValue = "local",
            description = "the stack on this machine, or AWS with the default credentials and region (default: local)")
    private Target target;

    /** Where the archive is. */
    public Target target() {
        return target;
    }
}
