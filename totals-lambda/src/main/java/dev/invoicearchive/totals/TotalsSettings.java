package dev.invoicearchive.totals;

import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.InvoiceTotalClaims;
import dev.invoicearchive.model.InvoiceTotals;
import java.util.Map;
import java.util.Objects;

/**
 * What an installation decides about its totals. Read once, at start.
 *
 * @param totalsTable the table of the totals
 * @param claimsTable the table of the claims
 * @param archive how the source table spells its attributes, and its currency
 */
public record TotalsSettings(String totalsTable, String claimsTable, ArchiveSettings archive) {
    /** The environment variable that names the table of the totals. */
    public static final String TOTALS_TABLE = "TOTALS_TABLE";

    /** The environment variable that names the table of the claims. */
    public static final String CLAIMS_TABLE = "TOTALS_CLAIMS_TABLE";

    /** The names of the use case. */
    public static final TotalsSettings DEFAULT =
            new TotalsSettings(InvoiceTotals.TABLE, InvoiceTotalClaims.TABLE, ArchiveSettings.DEFAULT);

    public TotalsSettings {
        Objects.requireNonNull(totalsTable, "totalsTable is null");
        Objects.requireNonNull(claimsTable, "claimsTable is null");
        Objects.requireNonNull(archive, "archive is null");
    }

    /**
     * Reads the settings from environment variables; what is not set keeps its default.
     *
     * @throws IllegalArgumentException naming the variable that cannot be used
     */
    public static TotalsSettings fromEnvironment(Map<String, String> environment) {
        return new TotalsSettings(
                environment.getOrDefault(TOTALS_TABLE, DEFAULT.totalsTable()),
                environment.getOrDefault(CLAIMS_TABLE, DEFAULT.claimsTable()),
                ArchiveSettings.fromEnvironment(environment));
    }
}
