package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.doctor.Wanted;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which deployment of an account is meant. */
final class DeploymentOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--deployment",
            paramLabel = "NAME",
            description = "the deployment (default: that of --settings, or " + Wanted.DEPLOYED_WITHOUT_SETTINGS + ")")
    private Optional<String> deployment;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "the settings that it was deployed with, such as infra/deployments/prod.json")
    private Optional<Path> settings;

    /**
     * What the deployment is to be like.
     *
     * @throws ParameterException if both options are given
     * @throws CommandFailure if the file is not usable
     */
    Wanted wanted() {
        if (deployment.isPresent() && settings.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid options: --deployment and --settings, expected one of them.");
        }
        try {
            return settings.map(Wanted::from)
                    .orElseGet(() -> Wanted.named(deployment.orElse(Wanted.DEPLOYED_WITHOUT_SETTINGS)));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), e);
        }
    }
}
