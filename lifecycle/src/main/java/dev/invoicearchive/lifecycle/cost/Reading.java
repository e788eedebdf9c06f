package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What is asked of the archive.
 *
 * @param queriesPerMonth statements of auditors and dashboards
 * @param bytesPerQuery how much one of them reads
 * @param oldPercent how much of that is old enough to lie in the coldest class that SQL sees
 * @param dashboardUsers who looks at dashboards; with none there is no QuickSight
 * @param expeditedGbPerYear restored within minutes, in a year
 * @param standardGbPerYear restored within hours
 * @param bulkGbPerYear restored within a day or two
 * @param restoredDays how long a restored copy is kept
 * @param replica whether every object is copied to a second region
 */
public record Reading(
        BigDecimal queriesPerMonth,
        long bytesPerQuery,
        int oldPercent,
        int dashboardUsers,
        BigDecimal expeditedGbPerYear,
        BigDecimal standardGbPerYear,
        BigDecimal bulkGbPerYear,
        int restoredDays,
        boolean replica) {
    private static final long QUERY_BYTES_MAX = 1_000_000_000_000_000L;
    private static final int USERS_MAX = 1_000_000;
    private static final int DAYS_MAX = 3650;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the one that cannot be
     */
    public Reading {
        Objects.requireNonNull(queriesPerMonth, "queriesPerMonth is null");
        Invalid.unlessNotNegative("queries per month", queriesPerMonth);
        Invalid.unlessBetween("bytes per query", bytesPerQuery, 0, QUERY_BYTES_MAX);
        Invalid.unlessPercent("old percent", oldPercent);
        Invalid.unlessBetween("dashboard users", dashboardUsers, 0, USERS_MAX);
        Invalid.unlessNotNegative("expedited GB per year", expeditedGbPerYear);
        Invalid.unlessNotNegative("standard GB per year", standardGbPerYear);
        Invalid.unlessNotNegative("bulk GB per year", bulkGbPerYear);
        Invalid.unlessBetween("restored days", restoredDays, 1, DAYS_MAX);
    }
}
