package dev.invoicearchive.infra.settings;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.model.ArchiveSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a site decides about one deployment. A record that exists is consistent: relations between the values
 * are checked here, in plain words, before any template is made.
 *
 * @param deployment begins every name; two deployments of one account have different ones
 * @param environment dev or prod
 * @param removal what happens to stateful resources that leave the stack; empty means what the environment says
 * @param transactionsTable the name of the table that is made; empty means the deployment's name and InvoiceTransactions
 * @param existingTableArn a table that exists already and is adopted; empty means that one is made
 * @param existingTableStreamArn that table's DynamoDB stream, of new and old images
 * @param existingTableKeyArn the customer-managed key of that table, if it has one
 * @param retentionYears whole calendar years; empty means what {@code rules.json} says; prod only
 * @param expiryYears after how many years objects are deleted; empty keeps them for ever
 * @param lockDays how long dev locks objects, in days
 * @param lambdaBufferSeconds how long Firehose gathers records for one call of the transform
 * @param partitionBufferMegabytes when Firehose writes an object, at the latest, by size
 * @param partitionBufferSeconds and by time
 * @param auditorScanLimitMegabytes the most that one query of an auditor may read
 * @param resultDays how long query results are kept
 * @param logYears how long the audit trail is kept, in years
 * @param auditors ARNs of those who may take the audit role; none means the account's own administrators decide
 * @param operators ARNs of those who may take the operate role; none as above
 * @param breakGlassRole the name of the one role that may disable or delete a key in prod; made and guarded elsewhere
 * @param alarmEmail who hears of alarms; empty means that a subscription is added by hand
 * @param replicaBucketArn a bucket with Object Lock in another account or region; empty means no replication
 * @param replicaKeyArn the key of that bucket
 * @param replicaAccount the account that owns that bucket
 * @param replicaOf the account whose archive is copied to this one; then only the receiving bucket is made here
 * @param archive environment variables of the Lambdas, {@code ARCHIVE_...}: spellings, formats, currency, first day
 */
public record DeploymentSettings(
        String deployment,
        Environment environment,
        Optional<Removal> removal,
        Optional<String> transactionsTable,
        Optional<String> existingTableArn,
        Optional<String> existingTableStreamArn,
        Optional<String> existingTableKeyArn,
        Optional<Integer> retentionYears,
        Optional<Integer> expiryYears,
        Optional<Integer> lockDays,
        int lambdaBufferSeconds,
        int partitionBufferMegabytes,
        int partitionBufferSeconds,
        int auditorScanLimitMegabytes,
        int resultDays,
        int logYears,
        List<String> auditors,
        List<String> operators,
        Optional<String> breakGlassRole,
        Optional<String> alarmEmail,
        Optional<String> replicaBucketArn,
        Optional<String> replicaKeyArn,
        Optional<String> replicaAccount,
        Optional<String> replicaOf,
        Map<String, String> archive) {

    private static final String DEFAULT_NAME = "invoice-archive-dev";

    /** The environment to try things out, under a name that no prod may have. */
    public static final DeploymentSettings DEFAULT = new DeploymentSettings(
            DEFAULT_NAME,
            Environment.DEV,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            60,
            64,
            60,
            1_000_000,
            30,
            8,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    private static final int LOCK_DAYS_OF_DEV = 2;
    private static final int DAYS_OF_A_YEAR_MIN = 365;
    private static final String BREAK_GLASS = "-break-glass";

    /**
     * Checks every relation.
     *
     * @throws IllegalArgumentException naming the value that cannot be
     */
    public DeploymentSettings {
        auditors = List.copyOf(auditors);
        operators = List.copyOf(operators);
        archive = Map.copyOf(archive);
        new SettingsChecks(
                        deployment,
                        environment,
                        lambdaBufferSeconds,
                        partitionBufferMegabytes,
                        partitionBufferSeconds,
                        auditorScanLimitMegabytes,
                        resultDays)
                .run();
        SettingsChecks.existingTable(transactionsTable, existingTableArn, existingTableStreamArn, existingTableKeyArn);
        SettingsChecks.replica(replicaBucketArn, replicaKeyArn, replicaAccount, replicaOf);
        SettingsChecks.principals(auditors, operators);
        RetentionChecks.check(environment, removal, retentionYears, expiryYears, lockDays, logYears);
        SettingsChecks.archive(archive);
        // Else a deployment for which somebody forgot the settings would make dev of the stacks that hold the records.
        if (environment == Environment.PROD && deployment.equals(DEFAULT_NAME)) {
            throw new IllegalArgumentException("Invalid deployment: " + deployment
                    + ", expected another name in prod, for without settings dev is deployed under this one.");
        }
    }

    /** The shipped rules with this deployment's years. */
    public RetentionRules rules() {
        RetentionRules shipped = RetentionRulesFile.shipped();
        return shipped.withRetentionYears(retentionYears.orElse(shipped.retentionYears()))
                .withExpiryYears(expiryYears);
    }

    /** How the table spells its attributes, and what else both Lambdas are told. */
    public ArchiveSettings archiveSettings() {
        return ArchiveSettings.fromEnvironment(archive);
    }

    /** The variables in a fixed order, so that equal settings give equal templates. */
    public Map<String, String> archiveVariables() {
        return new TreeMap<>(archive);
    }

    /** Whether stateful resources outlive their stack. */
    public boolean keepsState() {
        return removal.orElse(environment.removal()) == Removal.RETAIN;
    }

    /** Whether this is the environment of the records. */
    public boolean isProd() {
        return environment == Environment.PROD;
    }

    /**
     * The fewest days for which anything may be locked. In prod that is the retention less the time that a seal may
     * come late, since retention counts from the object's creation.
     */
    public int lockDaysMin() {
        return isProd()
                ? rules().retentionYears() * DAYS_OF_A_YEAR_MIN - rules().sealLatenessDays()
                : lockDays.orElse(LOCK_DAYS_OF_DEV) - 1;
    }

    /** How long objects are locked, in words such as {@code P7Y} or {@code P2D}. */
    public String lockPeriod() {
        return isProd() ? "P" + rules().retentionYears() + "Y" : "P" + lockDays.orElse(LOCK_DAYS_OF_DEV) + "D";
    }

    /** The name of the role that may disable or delete a key in prod. */
    public String breakGlassRoleName() {
        return breakGlassRole.orElse(deployment + BREAK_GLASS);
    }
}
