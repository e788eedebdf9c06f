package dev.invoicearchive.infra;

import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What holds data: the tables, the feed between them and the archive, and the archive's bucket. */
public final class ArchiveStack extends Stack {
    /** A stack of this name. */
    public ArchiveStack(Construct scope, String name, InfraSettings settings) {
        super(scope, name);
        new InvoiceTables(this, "Tables", settings);
        new ArchiveBucket(this, "Archive", settings.retention());
    }
}
