package dev.invoicearchive.infra.access;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/**
 * Every role, with nothing but who may take it. What a role may do is attached later by {@link RolePolicies}, when all
 * that it may touch exists; keys and buckets can name the roles before.
 */
public final class Roles extends Construct {
    private final CfnRole deliver;
    private final CfnRole transform;
    private final CfnRole totals;
    private final CfnRole seal;
    private final CfnRole conduct;
    private final CfnRole start;
    private final CfnRole audit;
    private final CfnRole operate;
    private final Optional<CfnRole> replicate;

    /** The roles of a deployment. */
    public Roles(Construct scope, String id, DeploymentSettings settings) {
        super(scope, id);
        deliver = role("Deliver", "Firehose writes what arrives.", onBehalfOfThisAccount("firehose.amazonaws.com"));
        transform = role("Transform", "The function that makes Parquet; it only logs.", function());
        totals = role("Totals", "The function that keeps live totals.", function());
        seal = role("Seal", "The function that compacts, signs and locks closed days.", function());
        conduct = role(
                "Conduct",
                "The state machine that calls the function that seals.",
                onBehalfOfThisAccount("states.amazonaws.com"));
        start = role("Start", "The rule that starts the state machine.", onBehalfOfThisAccount("events.amazonaws.com"));
        audit = people("Audit", "Reads the archive with SQL, and changes nothing.", settings.auditors());
        operate = people("Operate", "Replays, restores, exports, deploys views.", settings.operators());
        replicate = settings.replicaBucketArn().map(bucket -> {
            CfnRole role = role(
                    "Replicate", "S3 copies objects to the second bucket.", onBehalfOfThisAccount("s3.amazonaws.com"));
            role.setRoleName(new Names(settings).replicateRole());
            return role;
        });
    }

    /** Firehose's. */
    public String deliver() {
        return deliver.getAttrArn();
    }

    /** The transform's. */
    public String transform() {
        return transform.getAttrArn();
    }

    /** The totals Lambda's. */
    public String totals() {
        return totals.getAttrArn();
    }

    /** The sealer's. */
    public String seal() {
        return seal.getAttrArn();
    }

    /** The state machine's. */
    public String conduct() {
        return conduct.getAttrArn();
    }

    /** The daily rule's. */
    public String start() {
        return start.getAttrArn();
    }

    /** The auditors'. */
    public String audit() {
        return audit.getAttrArn();
    }

    /** The operators'. */
    public String operate() {
        return operate.getAttrArn();
    }

    /** S3's, for the second copy; empty without replication. */
    public Optional<String> replicate() {
        return replicate.map(CfnRole::getAttrArn);
    }

    CfnRole role(Role role) {
        return switch (role) {
            case REPLICATE -> replicate.orElseThrow();
            case DELIVER -> deliver;
            case TRANSFORM -> transform;
            case TOTALS -> totals;
            case SEAL -> seal;
            case CONDUCT -> conduct;
            case START -> start;
            case AUDIT -> audit;
            case OPERATE -> operate;
        };
    }

    /** The roles by name. */
    enum Role {
        DELIVER,
        TRANSFORM,
        TOTALS,
        SEAL,
        CONDUCT,
        START,
        AUDIT,
        OPERATE,
        REPLICATE
    }

    /** Only on behalf of this account; Lambda says nothing of whom it acts for, so its roles cannot ask. */
    private static Statement onBehalfOfThisAccount(String service) {
        return Statement.allow("TakeForThisAccount")
                .service(service)
                .actions("sts:AssumeRole")
                .when("StringEquals", "aws:SourceAccount", Aws.ACCOUNT_ID);
    }

    private static Statement function() {
        return Statement.allow("TakeAsFunction").service("lambda.amazonaws.com").actions("sts:AssumeRole");
    }

    private CfnRole people(String id, String description, List<String> arns) {
        List<String> principals = arns.isEmpty() ? List.of(Arns.account()) : arns;
        return role(
                id, description, Statement.allow("Take").principals(principals).actions("sts:AssumeRole"));
    }

    private CfnRole role(String id, String description, Statement... trust) {
        return CfnRole.Builder.create(this, id)
                .description(description)
                .assumeRolePolicyDocument(Statement.document(List.of(trust)))
                .build();
    }
}
