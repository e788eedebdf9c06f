package dev.invoicearchive.infra;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The stacks of one deployment: what holds data, what computes, what watches. */
public final class ArchiveApp {
    private ArchiveApp() {}

    /** Adds the stacks to a CDK app. */
    public static void define(Construct app, DeploymentSettings settings, LambdaJars jars) {
        String name = settings.deployment();
        Tags.of(app).add("invoice-archive", name);
        if (settings.replicaOf().isPresent()) {
            protect(new ReplicaStack(app, name + "-replica", settings), settings);
            return;
        }
        DataStack data = new DataStack(app, name + "-data", settings);
        PipelineStack pipeline = new PipelineStack(app, name + "-pipeline", settings, data, jars);
        pipeline.addStackDependency(data);
        ObserveStack observe = new ObserveStack(app, name + "-observe", settings, data);
        observe.addStackDependency(pipeline);
        protect(data, settings);
        protect(pipeline, settings);
    }

    /** CloudFormation refuses to delete what holds state until somebody lifts this by hand. */
    private static void protect(Stack stack, DeploymentSettings settings) {
        stack.setTerminationProtection(settings.keepsState());
    }
}
