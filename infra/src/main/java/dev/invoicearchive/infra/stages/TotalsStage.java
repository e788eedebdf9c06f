package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Roles;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/**
 * The totals Lambda behind the table's stream: from its oldest change on, in order for each invoice, only the failed tail
 * of a batch again, and at last into the queue, before the stream forgets it.
 */
public final class TotalsStage extends Construct {
    /** The variable that names the table of totals; {@code TotalsSettings} reads it. */
    static final String TOTALS_TABLE = "TOTALS_TABLE";
    /** The variable that names the table of claims. */
    static final String CLAIMS_TABLE = "TOTALS_CLAIMS_TABLE";

    private static final String HANDLER = "dev.invoicearchive.totals.TotalsHandler::handleRequest";
    private static final int MEMORY_MEGABYTES = 1024;
    private static final int TIMEOUT_SECONDS = 60;
    private static final int BATCH_SIZE = 100;
    private static final int RETRIES = 60;
    /** The stream forgets after 24 hours. */
    private static final int AGE_SECONDS_MAX = 20 * 60 * 60;

    /** What the stage is put between. */
    public record Ends(Roles roles, String tableStreamArn, String failuresArn) {}

    /** Makes the function and its event source. */
    public TotalsStage(Construct scope, String id, DeploymentSettings settings, Ends ends, Path jar) {
        super(scope, id);
        Names names = new Names(settings);
        Map<String, String> variables = new TreeMap<>(settings.archiveVariables());
        variables.put(TOTALS_TABLE, names.totalsTable());
        variables.put(CLAIMS_TABLE, names.claimsTable());
        JarFunction totals = new JarFunction(
                this,
                "Totals",
                new JarFunction.Spec(
                        names.totals(),
                        "Changes of the table's stream become live totals.",
                        HANDLER,
                        jar,
                        MEMORY_MEGABYTES,
                        TIMEOUT_SECONDS,
                        JarFunction.STORAGE_MEGABYTES,
                        // Called within a second of a change, it would keep totals waiting for its start; for Java it
                        // is free.
                        true,
                        variables,
                        Waivers.FUNCTION),
                ends.roles().totals());
        CfnEventSourceMapping.Builder.create(this, "FromTable")
                .functionName(totals.aliasArn())
                .eventSourceArn(ends.tableStreamArn())
                .startingPosition("TRIM_HORIZON")
                .batchSize(BATCH_SIZE)
                .maximumBatchingWindowInSeconds(1)
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(RETRIES)
                .maximumRecordAgeInSeconds(AGE_SECONDS_MAX)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .destinationConfig(CfnEventSourceMapping.DestinationConfigProperty.builder()
                        .onFailure(CfnEventSourceMapping.OnFailureProperty.builder()
                                .destination(ends.failuresArn())
                                .build())
                        .build())
                .build();
    }
}
