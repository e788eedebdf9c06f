package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.CfnLogStream;
import software.constructs.Construct;

/**
 * Log groups, encrypted and kept for a good year; what must be kept for longer is in the archive, not in a log. They are
 * made before whatever writes to them, which would else make them without a key.
 */
public final class Logs extends Construct {
    private static final int DAYS_KEPT = 400;

    private final Keys keys;
    private final Keeping keeping;

    /** The groups of the functions, of the state machine and of both delivery streams. */
    public Logs(Construct scope, String id, DeploymentSettings settings, Keys keys, Keeping keeping) {
        super(scope, id);
        this.keys = keys;
        this.keeping = keeping;
        Names names = new Names(settings);
        group("Transform", names.functionLogGroup(names.transform()));
        group("Totals", names.functionLogGroup(names.totals()));
        group("SealStep", names.functionLogGroup(names.seal()));
        group("SealMachine", names.sealMachineLogGroup());
        CfnLogGroup delivery = group("Delivery", names.deliveryLogGroup());
        stream("FromFeed", names.deliveryStream(), delivery);
        stream("Direct", names.directStream(), delivery);
    }

    private CfnLogGroup group(String id, String name) {
        return keeping.keep(CfnLogGroup.Builder.create(this, id)
                .logGroupName(name)
                .retentionInDays(DAYS_KEPT)
                .kmsKeyId(keys.operations().getAttrArn())
                .build());
    }

    private void stream(String id, String name, CfnLogGroup group) {
        keeping.keep(CfnLogStream.Builder.create(this, id)
                .logGroupName(group.getRef())
                .logStreamName(name)
                .build());
    }
}
