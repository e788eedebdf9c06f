package dev.invoicearchive.infra;

import dev.invoicearchive.infra.access.Holdings;
import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.RolePolicies;
import dev.invoicearchive.infra.access.Roles;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.stages.AccessLogs;
import dev.invoicearchive.infra.stages.ArchiveStage;
import dev.invoicearchive.infra.stages.AuditTrailStage;
import dev.invoicearchive.infra.stages.CaptureStage;
import dev.invoicearchive.infra.stages.CatalogStage;
import dev.invoicearchive.infra.stages.Keeping;
import dev.invoicearchive.infra.stages.Logs;
import dev.invoicearchive.infra.stages.Notices;
import dev.invoicearchive.infra.stages.QueryStage;
import dev.invoicearchive.infra.stages.TotalsTables;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * What holds data, and who may touch it: keys, roles, tables, the feed, buckets, the catalog, workgroups, the trail.
 * Nothing in it depends on a jar, so a new version of a function leaves its template as it is, byte for byte.
 */
public final class DataStack extends Stack {
    private final Roles roles;
    private final Keys keys;
    private final CaptureStage capture;
    private final ArchiveStage archive;
    private final TotalsTables totals;
    private final QueryStage query;
    private final Notices notices;

    /** A stack of this name. */
    public DataStack(Construct scope, String name, DeploymentSettings settings) {
        super(scope, name);
        Keeping keeping = new Keeping(settings);
        roles = new Roles(this, "Roles", settings);
        keys = new Keys(this, "Keys", settings, roles);
        keys.all().forEach(keeping::keep);
        new Logs(this, "Logs", settings, keys, keeping);
        AccessLogs logs = new AccessLogs(this, "AccessLogs", settings, keeping);
        capture = new CaptureStage(this, "Capture", settings, keys, keeping);
        archive = new ArchiveStage(this, "Archive", settings, roles, keys, logs.bucket(), keeping);
        totals = new TotalsTables(this, "Totals", settings, keys, keeping);
        CatalogStage catalog = new CatalogStage(this, "Catalog", settings, archive.bucket(), keeping);
        query = new QueryStage(this, "Query", settings, keys, logs.bucket(), keeping);
        AuditTrailStage trail = new AuditTrailStage(
                this, "Trail", settings, keys, logs.bucket(), archive.bucket(), capture, catalog, keeping);
        notices = new Notices(this, "Notices", settings, keys, keeping);
        Holdings holdings = new Holdings(
                archive.bucket().getAttrArn(),
                query.results().getAttrArn(),
                query.work().getAttrArn(),
                query.exports().getAttrArn(),
                trail.bucket().getAttrArn(),
                capture.feed().getAttrArn(),
                capture.tableArn(),
                capture.tableStreamArn(),
                totals.totals().getAttrArn(),
                totals.claims().getAttrArn(),
                totals.failures().getAttrArn(),
                keys.tables().getAttrArn());
        new RolePolicies(this, "RolePolicies", settings, roles, keys, holdings);
        outputs(settings)
                .forEach((key, value) ->
                        CfnOutput.Builder.create(this, key).value(value).build());
    }

    /** The roles. */
    Roles roles() {
        return roles;
    }

    /** The keys. */
    Keys keys() {
        return keys;
    }

    /** The table and its feed. */
    CaptureStage capture() {
        return capture;
    }

    /** The archive bucket. */
    ArchiveStage archive() {
        return archive;
    }

    /** Totals, claims, failures. */
    TotalsTables totals() {
        return totals;
    }

    /** Where statements run. */
    QueryStage query() {
        return query;
    }

    /** Where alarms go. */
    Notices notices() {
        return notices;
    }

    /** What people and later stages have to know. */
    private Map<String, String> outputs(DeploymentSettings settings) {
        Names names = new Names(settings);
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("ArchiveBucket", archive.bucket().getRef());
        outputs.put("ExportsBucket", query.exports().getRef());
        outputs.put("FeedArn", capture.feed().getAttrArn());
        outputs.put("Database", names.database());
        outputs.put("AuditorsWorkGroup", names.auditorsWorkGroup());
        outputs.put("SystemWorkGroup", names.systemWorkGroup());
        outputs.put("AuditRole", roles.audit());
        outputs.put("OperateRole", roles.operate());
        outputs.put("SealRole", roles.seal());
        outputs.put("SigningKey", keys.signing().getAttrArn());
        outputs.put("ExportSigningKey", keys.exportSigning().getAttrArn());
        outputs.put("LockMode", settings.environment().lockMode());
        outputs.put("LockPeriod", settings.lockPeriod());
        return outputs;
    }
}
