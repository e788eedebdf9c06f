package dev.invoicearchive.infra;

import dev.invoicearchive.infra.rules.Synthesis;
import dev.invoicearchive.infra.rules.TemplateRule;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Where the CDK command line starts; see {@code cdk.json}. */
public final class InfraApp {
    private InfraApp() {}

    /** Writes the templates to the folder that the CDK command line names. */
    public static void main(String[] arguments) {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        DeploymentSettings settings = SettingsReader.fromContext(context(app));
        ArchiveApp.define(app, settings, LambdaJars.in(Path.of("")));
        TemplateRule.check(Synthesis.read(settings, Path.of(app.synth().getDirectory())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> context(App app) {
        return (Map<String, Object>) app.getNode().getAllContext();
    }
}
