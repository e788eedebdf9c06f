package dev.invoicearchive.infra;

import dev.invoicearchive.infra.rules.Synthesis;
import dev.invoicearchive.infra.rules.TemplateRule;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Where the CDK command line starts; see {@code cdk.json}. */
public final class InfraApp {
    private static final int FINDINGS = 1;
    private static final int USAGE = 2;

    private InfraApp() {}

    /**
     * Writes the templates to the folder that the CDK command line names, and looks at them. Ends with 1 if they break a
     * rule, with 2 if the settings are wrong or a jar is missing; either stops the command line.
     */
    public static void main(String[] arguments) {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        DeploymentSettings settings = settings(app);
        String assembly = app.synth().getDirectory();
        List<String> findings = TemplateRule.allFindings(Synthesis.read(settings, Path.of(assembly)));
        if (!findings.isEmpty()) {
            System.err.println("Invalid templates: " + findings.size() + " findings, expected none.\n"
                    + String.join("\n", findings));
            System.exit(FINDINGS);
        }
    }

    /** Defines the stacks; a mistake in the settings is the user's, and is told without a trace. */
    private static DeploymentSettings settings(App app) {
        try {
            DeploymentSettings settings = SettingsReader.fromContext(context(app));
            ArchiveApp.define(app, settings, LambdaJars.in(Path.of("")));
            return settings;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            throw e;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> context(App app) {
        return (Map<String, Object>) app.getNode().getAllContext();
    }
}
