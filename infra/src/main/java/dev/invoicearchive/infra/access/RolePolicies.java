package dev.invoicearchive.infra.access;

import dev.invoicearchive.infra.access.Roles.Role;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.constructs.Construct;

/**
 * What each role may do, one managed policy for each. What is not here a role may not do; keys grant their use in their
 * own policies.
 */
public final class RolePolicies extends Construct {
    private static final Waiver WILDCARDS = Waiver.of(
            "Actions are spelled out; a resource ends in a wildcard only behind one bucket, log or database of this"
                    + " deployment, but for three services whose actions know no resource.",
            "AccessTest.wildcardsStandBehindWhatBelongsToTheDeployment",
            "AwsSolutions-IAM5");

    private final Roles roles;

    /** Attaches the policies. */
    public RolePolicies(Construct scope, String id, DeploymentSettings settings, Roles roles, Keys keys, Holdings at) {
        super(scope, id);
        this.roles = roles;
        ServicePolicies services = new ServicePolicies(settings, at);
        attach(
                "Deliver",
                Role.DELIVER,
                "Firehose: reads the feed, calls the transform, writes three zones.",
                services.deliver());
        attach("Transform", Role.TRANSFORM, "The transform: logs.", services.transform());
        attach(
                "Totals",
                Role.TOTALS,
                "The totals Lambda: reads the table's stream, keeps totals and claims.",
                services.totals());
        PeoplePolicies people = new PeoplePolicies(settings, keys, at);
        attach("Seal", Role.SEAL, "The sealer: reads all zones, writes and locks its own.", people.seal());
        attach(
                "Conduct",
                Role.CONDUCT,
                "The state machine: calls the function that seals, logs, traces.",
                services.conduct());
        policy("Start", Role.START, "The daily rule: starts the state machine.", services.start());
        attach("Audit", Role.AUDIT, "Auditors: read.", people.audit());
        attach("Operate", Role.OPERATE, "Operators: replay, restore, export, deploy views.", people.operate());
        roles.replicate()
                .ifPresent(arn -> attach("Replicate", Role.REPLICATE, "S3: copies objects.", services.replicate()));
    }

    private void attach(String id, Role role, String description, List<Statement> statements) {
        Waiver.waive(policy(id, role, description, statements), WILDCARDS);
    }

    /** A policy without a wildcard. */
    private CfnManagedPolicy policy(String id, Role role, String description, List<Statement> statements) {
        return CfnManagedPolicy.Builder.create(this, id)
                .description(description)
                .roles(List.of(roles.role(role).getRef()))
                .policyDocument(Statement.document(statements))
                .build();
    }
}
