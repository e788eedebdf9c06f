package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Roles;
import dev.invoicearchive.infra.access.Statement;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import dev.invoicearchive.model.ObjectKeys;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketProps;
import software.constructs.Construct;

/**
 * The bucket of the archive. Object Lock is on without a default retention, because Firehose is not known to send the
 * checksum header that S3 would then ask for; the sealer locks each object instead, and the bucket's policy sees to it
 * that nobody else does, that nobody locks too briefly, and that nobody writes, hides or deletes what is not theirs.
 */
public final class ArchiveStage extends Construct {
    /** The filter of the request metrics that count what lands under {@code errors/}. */
    public static final String ERRORS_FILTER = "errors";

    private static final List<String> ZONES_OF_FIREHOSE =
            List.of(ObjectKeys.DELIVERED, ObjectKeys.SOURCE, ObjectKeys.ERRORS);

    private final DeploymentSettings settings;
    private final CfnBucket bucket;

    /** Makes the bucket. */
    public ArchiveStage(
            Construct scope,
            String id,
            DeploymentSettings settings,
            Roles roles,
            Keys keys,
            CfnBucket accessLogs,
            Keeping keeping) {
        super(scope, id);
        this.settings = settings;
        CfnBucketProps.Builder props = PrivateBucket.props(keys.archive(), accessLogs, "archive")
                .objectLockEnabled(true)
                .metricsConfigurations(List.of(CfnBucket.MetricsConfigurationProperty.builder()
                        .id(ERRORS_FILTER)
                        .prefix(ObjectKeys.ERRORS)
                        .build()));
        roles.replicate().ifPresent(role -> props.replicationConfiguration(Replication.of(settings, role)));
        bucket = keeping.keep(new CfnBucket(this, "Bucket", props.build()));
        Ageing.apply(bucket, settings.rules());
        if (roles.replicate().isEmpty()) {
            Waiver.waive(bucket, Waivers.ONE_COPY);
        }
        PrivateBucket.policy(this, "Policy", bucket, statements(roles));
    }

    /** The bucket. */
    public CfnBucket bucket() {
        return bucket;
    }

    private List<Statement> statements(Roles roles) {
        List<Statement> all = new ArrayList<>();
        all.add(onObjects(Statement.deny("NobodyHidesOrDeletes")).actions("s3:DeleteObject", "s3:DeleteObjectVersion"));
        if (!settings.isProd()) {
            all.get(0).when("ArnNotEquals", "aws:PrincipalArn", roles.operate());
        }
        // An operator locks one thing, the entry of the register of holds that he writes.
        all.add(onObjects(Statement.deny("OnlyTheSealerAndTheRegisterLock"))
                .actions("s3:PutObjectRetention")
                .when("ArnNotEquals", "aws:PrincipalArn", List.of(roles.seal(), roles.operate())));
        all.add(onlyMay("OnlyTheSealerLocks", "s3:PutObjectRetention", roles.seal(), zones()));
        all.add(onObjects(Statement.deny("NobodyLocksTooBriefly"))
                .actions("s3:PutObjectRetention")
                .when("NumericLessThan", "s3:object-lock-remaining-retention-days", settings.lockDaysMin()));
        all.add(onObjects(Statement.deny("NobodyLocksOtherwise"))
                .actions("s3:PutObjectRetention")
                .when(
                        "StringNotEquals",
                        "s3:object-lock-mode",
                        settings.environment().lockMode()));
        // The sealer holds what it seals while a hold is open.
        all.add(onObjects(Statement.deny("OnlyOperatorsAndTheSealerHold"))
                .actions("s3:PutObjectLegalHold")
                .when("ArnNotEquals", "aws:PrincipalArn", List.of(roles.operate(), roles.seal())));
        all.add(onObjects(Statement.deny("NobodyBypassesALock")).actions("s3:BypassGovernanceRetention"));
        if (!settings.isProd()) {
            all.get(all.size() - 1).when("ArnNotEquals", "aws:PrincipalArn", roles.operate());
        }
        all.add(onlyWrites("OnlyFirehoseDelivers", roles.deliver(), ZONES_OF_FIREHOSE));
        all.add(onlyWrites("OnlyTheSealerSeals", roles.seal(), zonesOfTheSealer()));
        all.add(onlyWrites("OnlyOperatorsRegisterHolds", roles.operate(), List.of(ObjectKeys.HOLDS)));
        return all;
    }

    private List<String> zonesOfTheSealer() {
        return settings.rules().zones().stream()
                .map(ZoneRules::prefix)
                .filter(prefix -> !ZONES_OF_FIREHOSE.contains(prefix))
                .toList();
    }

    private List<String> zones() {
        return settings.rules().zones().stream().map(ZoneRules::prefix).toList();
    }

    private Statement onlyWrites(String sid, String role, List<String> prefixes) {
        return onlyMay(sid, "s3:PutObject", role, prefixes);
    }

    private Statement onlyMay(String sid, String action, String role, List<String> prefixes) {
        return Statement.deny(sid)
                .everybody()
                .actions(action)
                .on(prefixes.stream()
                        .map(prefix -> bucket.getAttrArn() + "/" + prefix + "*")
                        .toList())
                .when("ArnNotEquals", "aws:PrincipalArn", role);
    }

    private Statement onObjects(Statement statement) {
        return statement.everybody().on(bucket.getAttrArn() + "/*");
    }
}
