package dev.invoicearchive.infra.access;

/**
 * The ARNs of what the data stack holds.
 *
 * @param archive the archive bucket
 * @param results the auditors' results
 * @param work the sealer's work area
 * @param exports exports
 * @param trail the trail's files
 * @param feed the Kinesis stream
 * @param table the transactions
 * @param tableStream its DynamoDB stream
 * @param totals the live totals
 * @param claims the claims
 * @param failures the queue of failures
 * @param tablesKey the key of the tables
 */
public record Holdings(
        String archive,
        String results,
        String work,
        String exports,
        String trail,
        String feed,
        String table,
        String tableStream,
        String totals,
        String claims,
        String failures,
        String tablesKey) {}
