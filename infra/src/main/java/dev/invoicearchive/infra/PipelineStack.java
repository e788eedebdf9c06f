package dev.invoicearchive.infra;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.stages.DeliveryStage;
import dev.invoicearchive.infra.stages.Keeping;
import dev.invoicearchive.infra.stages.SealStage;
import dev.invoicearchive.infra.stages.TotalsStage;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What computes: the functions, the delivery streams before one, the event source before another, the daily seal. */
public final class PipelineStack extends Stack {
    /** A stack of this name, behind the data. */
    public PipelineStack(Construct scope, String name, DeploymentSettings settings, DataStack data, LambdaJars jars) {
        super(scope, name);
        Keeping keeping = new Keeping(settings);
        new DeliveryStage(
                this,
                "Delivery",
                settings,
                new DeliveryStage.Ends(
                        data.roles(),
                        data.keys(),
                        data.capture().feed().getAttrArn(),
                        data.archive().bucket().getAttrArn()),
                jars.transform(),
                keeping);
        new TotalsStage(
                this,
                "Totals",
                settings,
                new TotalsStage.Ends(
                        data.roles(),
                        data.capture().tableStreamArn(),
                        data.totals().failures().getAttrArn()),
                jars.totals());
        new SealStage(
                this,
                "Seal",
                settings,
                new SealStage.Ends(
                        data.roles(),
                        data.archive().bucket().getRef(),
                        data.query().work().getRef(),
                        data.keys().signing().getAttrArn()),
                jars.seal());
    }
}
