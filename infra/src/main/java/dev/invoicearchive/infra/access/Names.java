package dev.invoicearchive.infra.access;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.model.InvoiceTotalClaims;
import dev.invoicearchive.model.InvoiceTotals;

/**
 * The names that a deployment gives by itself. All begin with the deployment's, so that two fit in one account; whatever
 * nobody has to know by name has none, and gets one from CloudFormation.
 *
 * @param settings of the deployment
 */
public record Names(DeploymentSettings settings) {
    /** The alias of the functions that Firehose, the event source and the state machine call; it moves with each deployment. */
    public static final String ALIAS = "live";

    private static final String TRANSACTIONS = "-InvoiceTransactions";
    private static final String ARN_BEFORE_TABLE = ":table/";

    /** The table whose changes are archived. */
    public String transactionsTable() {
        return settings.existingTableArn()
                .map(arn -> arn.substring(arn.indexOf(ARN_BEFORE_TABLE) + ARN_BEFORE_TABLE.length()))
                .or(settings::transactionsTable)
                .orElse(settings.deployment() + TRANSACTIONS);
    }

    /** The table of live totals. */
    public String totalsTable() {
        return named(InvoiceTotals.TABLE);
    }

    /** The table of claims. */
    public String claimsTable() {
        return named(InvoiceTotalClaims.TABLE);
    }

    /** The function that makes Parquet. */
    public String transform() {
        return named("transform");
    }

    /** The function that keeps totals. */
    public String totals() {
        return named("totals");
    }

    /** The function that seals, step by step. */
    public String seal() {
        return named("seal");
    }

    /** The state machine that calls it. */
    public String sealMachine() {
        return named("seal");
    }

    /** The rule that starts the state machine every day. */
    public String sealRule() {
        return named("seal");
    }

    /** Where the state machine logs; a name that begins so keeps the policy of all log deliveries short. */
    public String sealMachineLogGroup() {
        return "/aws/vendedlogs/states/" + sealMachine();
    }

    /** The delivery stream behind the feed. */
    public String deliveryStream() {
        return settings.deployment();
    }

    /** Its twin, which records are put into directly. */
    public String directStream() {
        return named("direct");
    }

    /** Where both delivery streams log what they could not do. */
    public String deliveryLogGroup() {
        return "/aws/kinesisfirehose/" + settings.deployment();
    }

    /** Where a function logs. */
    public String functionLogGroup(String function) {
        return "/aws/lambda/" + function;
    }

    /** The database in the Glue catalog. */
    public String database() {
        return settings.deployment().replace('-', '_');
    }

    /** The workgroup of the auditors, with a scan limit. */
    public String auditorsWorkGroup() {
        return named("auditors");
    }

    /** The workgroup for sealing and exports, without. */
    public String systemWorkGroup() {
        return named("system");
    }

    /** The role that copies objects to a second bucket; known by name where that bucket is. */
    public String replicateRole() {
        return named("replicate");
    }

    /** The CloudTrail trail. */
    public String trail() {
        return named("trail");
    }

    /** The rule that notices what is done to a key. */
    public String keyRule() {
        return named("keys");
    }

    /** The namespace of the metrics that are read from the functions' logs. */
    public String metricNamespace() {
        return "InvoiceArchive/" + settings.deployment();
    }

    /** An alarm. */
    public String alarm(String id) {
        return named(id);
    }

    /** The dashboard. */
    public String dashboard() {
        return settings.deployment();
    }

    private String named(String what) {
        return settings.deployment() + "-" + what;
    }
}
