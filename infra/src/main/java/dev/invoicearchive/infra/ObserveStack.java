package dev.invoicearchive.infra;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.stages.ObserveStage;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What watches: alarms, the dashboard, the rule that notices what is done to a key. */
public final class ObserveStack extends Stack {
    /** A stack of this name, behind the others. */
    public ObserveStack(Construct scope, String name, DeploymentSettings settings, DataStack data) {
        super(scope, name);
        new ObserveStage(
                this,
                "Observe",
                settings,
                new ObserveStage.Watched(
                        data.notices().topic().getRef(),
                        data.archive().bucket().getRef(),
                        data.totals().failures().getAttrQueueName(),
                        data.keys()));
    }
}
