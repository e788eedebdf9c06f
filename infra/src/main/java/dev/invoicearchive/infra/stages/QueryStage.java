package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/**
 * Where statements run and where their results go: auditors under a limit and in a bucket of their own; sealing and
 * exports without a limit, in a work area. A query that is cut off is a query to look at, a seal that is cut off is a
 * day without a seal.
 */
public final class QueryStage extends Construct {
    private static final long BYTES_OF_A_MEGABYTE = 1_000_000;
    private static final String ENGINE = "Athena engine version 3";
    /** Restored from the archive at any time; long enough for whoever asked to fetch it. */
    private static final int EXPORT_DAYS = 90;

    private final CfnBucket results;
    private final CfnBucket work;
    private final CfnBucket exports;

    /** Makes buckets and workgroups. */
    public QueryStage(
            Construct scope, String id, DeploymentSettings settings, Keys keys, CfnBucket accessLogs, Keeping keeping) {
        super(scope, id);
        results = bucket("Results", settings.resultDays(), keys, accessLogs, keeping);
        work = bucket("Work", settings.resultDays(), keys, accessLogs, keeping);
        exports = bucket("Exports", EXPORT_DAYS, keys, accessLogs, keeping);
        Names names = new Names(settings);
        keeping.keep(workGroup("Auditors", names.auditorsWorkGroup(), settings)
                .description("For auditors; a query that reads more than the limit is cancelled.")
                .workGroupConfiguration(configuration(results, keys)
                        .bytesScannedCutoffPerQuery(settings.auditorScanLimitMegabytes() * BYTES_OF_A_MEGABYTE)
                        .build())
                .build());
        keeping.keep(workGroup("System", names.systemWorkGroup(), settings)
                .description("For sealing, exports and views; without a limit.")
                .workGroupConfiguration(configuration(work, keys).build())
                .build());
    }

    /** The auditors' results. */
    public CfnBucket results() {
        return results;
    }

    /** The sealer's work area, and what other statements of the system leave. */
    public CfnBucket work() {
        return work;
    }

    /** Exports. */
    public CfnBucket exports() {
        return exports;
    }

    private CfnBucket bucket(String id, int days, Keys keys, CfnBucket accessLogs, Keeping keeping) {
        CfnBucket bucket = keeping.keep(new CfnBucket(
                this,
                id,
                PrivateBucket.props(keys.query(), accessLogs, id.toLowerCase(Locale.ROOT))
                        .lifecycleConfiguration(PrivateBucket.expiring(days))
                        .build()));
        PrivateBucket.policy(this, id + "Policy", bucket, List.of());
        return Waiver.waive(bucket, Waivers.DERIVED_DATA);
    }

    private CfnWorkGroup.Builder workGroup(String id, String name, DeploymentSettings settings) {
        return CfnWorkGroup.Builder.create(this, id)
                .name(name)
                .state("ENABLED")
                .recursiveDeleteOption(!settings.keepsState());
    }

    private static CfnWorkGroup.WorkGroupConfigurationProperty.Builder configuration(CfnBucket bucket, Keys keys) {
        return CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                .enforceWorkGroupConfiguration(true)
                .publishCloudWatchMetricsEnabled(true)
                .engineVersion(CfnWorkGroup.EngineVersionProperty.builder()
                        .selectedEngineVersion(ENGINE)
                        .build())
                .resultConfiguration(CfnWorkGroup.ResultConfigurationProperty.builder()
                        .outputLocation("s3://" + bucket.getRef() + "/")
                        .expectedBucketOwner(Aws.ACCOUNT_ID)
                        .encryptionConfiguration(CfnWorkGroup.EncryptionConfigurationProperty.builder()
                                .encryptionOption("SSE_KMS")
                                .kmsKey(keys.query().getAttrArn())
                                .build())
                        .build());
    }
}
