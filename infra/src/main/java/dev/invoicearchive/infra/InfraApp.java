package dev.invoicearchive.infra;

import software.amazon.awscdk.App;

/** Where the CDK command line starts; see {@code cdk.json}. */
public final class InfraApp {
    private InfraApp() {}

    /** Writes the templates to the folder that the CDK command line names. */
    public static void main(String[] arguments) {
        App app = new App();
        new ArchiveStack(app, "InvoiceArchive", InfraSettings.fromContext(app.getNode()));
        app.synth();
    }
}
