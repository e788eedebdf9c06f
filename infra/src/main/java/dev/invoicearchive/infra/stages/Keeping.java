package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;

/** What becomes of a stateful resource that leaves its stack or is replaced in it. */
public final class Keeping {
    private final RemovalPolicy policy;

    /** As the settings say. */
    public Keeping(DeploymentSettings settings) {
        policy = settings.keepsState() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    /** Marks a resource as stateful. */
    public <T extends CfnResource> T keep(T resource) {
        resource.applyRemovalPolicy(policy);
        return resource;
    }
}
