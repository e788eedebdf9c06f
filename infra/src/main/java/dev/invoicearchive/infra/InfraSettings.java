package dev.invoicearchive.infra;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.model.ArchiveSettings;
import java.util.Objects;
import software.constructs.Node;

/**
 * What a site decides about its deployment.
 *
 * @param transactionsTable the name of the table whose changes are archived
 * @param archive how that table spells its attributes
 * @param retention tiers and years
 */
public record InfraSettings(String transactionsTable, ArchiveSettings archive, RetentionRules retention) {
    /** The names of the use case, and the rules as shipped. */
    public static final InfraSettings DEFAULT =
            new InfraSettings("InvoiceTransactions", ArchiveSettings.DEFAULT, RetentionRulesFile.shipped());

    private static final String TABLE_KEY = "transactionsTable";
    private static final String YEARS_KEY = "retentionYears";

    public InfraSettings {
        Objects.requireNonNull(transactionsTable, "transactionsTable is null");
        Objects.requireNonNull(archive, "archive is null");
        Objects.requireNonNull(retention, "retention is null");
    }

    /**
     * Reads {@code transactionsTable} and {@code retentionYears} from the CDK context; what is not set keeps its default.
     *
     * @throws IllegalArgumentException naming the key that cannot be used
     */
    public static InfraSettings fromContext(Node node) {
        Object table = node.tryGetContext(TABLE_KEY);
        Object years = node.tryGetContext(YEARS_KEY);
        return new InfraSettings(
                table == null ? DEFAULT.transactionsTable() : table.toString(),
                DEFAULT.archive(),
                years == null ? DEFAULT.retention() : DEFAULT.retention().withRetentionYears(years(years)));
    }

    private static int years(Object value) {
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Invalid context value " + YEARS_KEY + ": " + value + ", expected a whole number of years.", e);
        }
    }
}
