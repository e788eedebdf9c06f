package dev.invoicearchive.infra;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.stages.AccessLogs;
import dev.invoicearchive.infra.stages.Keeping;
import dev.invoicearchive.infra.stages.ReplicaStage;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The second copy's side: a bucket that takes what the first one sends, in another account or region. */
public final class ReplicaStack extends Stack {
    /** A stack of this name. */
    public ReplicaStack(Construct scope, String name, DeploymentSettings settings) {
        super(scope, name);
        Keeping keeping = new Keeping(settings);
        AccessLogs logs = new AccessLogs(this, "AccessLogs", settings, keeping);
        ReplicaStage replica = new ReplicaStage(this, "Archive", settings, logs.bucket(), keeping);
        CfnOutput.Builder.create(this, "ReplicaBucketArn")
                .value(replica.bucket().getAttrArn())
                .build();
        CfnOutput.Builder.create(this, "ReplicaKeyArn")
                .value(replica.key().getAttrArn())
                .build();
    }
}
