package dev.invoicearchive.auditor;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where statements run, of commands that ask the archive in SQL. */
final class AthenaOptions {
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

    @Option(
            names = "--results",
            paramLabel = "s3://BUCKET/PREFIX/",
            description = "where Athena puts results, on AWS, unless the workgroup says so")
    private Optional<String> results;

    /** The place that the options name. */
    AthenaPlace place() {
        return new AthenaPlace(database, workGroup, results);
    }
}
