package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What happens to the table.
 *
 * @param changesPerDay inserts, edits and removals together, spread evenly over the busy hours
 * @param imageBytes size of one item as DynamoDB counts it
 * @param editPercent how many of the changes are edits, which carry two images
 * @param removePercent how many are removals, by users or by expiry
 * @param itemsPerInvoice transactions of one invoice
 * @param importedChanges rows of another system's history, brought into the archive alone in the first month
 */
public record Workload(
        BigDecimal changesPerDay,
        long imageBytes,
        int editPercent,
        int removePercent,
        long itemsPerInvoice,
        BigDecimal importedChanges) {
    private static final BigDecimal CHANGES_MAX = new BigDecimal("10000000000");
    /** DynamoDB takes no larger item. */
    private static final long IMAGE_BYTES_MAX = 400 * Bytes.KB;

    private static final int ALL = 100;
    private static final long ITEMS_MAX = 1_000_000;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the one that cannot be
     */
    public Workload {
        Objects.requireNonNull(changesPerDay, "changesPerDay is null");
        Objects.requireNonNull(importedChanges, "importedChanges is null");
        Invalid.unlessPositive("changes per day", changesPerDay);
        if (changesPerDay.compareTo(CHANGES_MAX) > 0) {
            throw Invalid.of("changes per day", changesPerDay.toPlainString(), CHANGES_MAX + " at most");
        }
        Invalid.unlessBetween("item bytes", imageBytes, 1, IMAGE_BYTES_MAX);
        Invalid.unlessPercent("edits percent", editPercent);
        Invalid.unlessPercent("removals percent", removePercent);
        if (editPercent + removePercent > ALL) {
            throw Invalid.of(
                    "edits and removals percent",
                    editPercent + " and " + removePercent,
                    "100 together at most, the rest are inserts");
        }
        Invalid.unlessBetween("items per invoice", itemsPerInvoice, 1, ITEMS_MAX);
        Invalid.unlessNotNegative("imported changes", importedChanges);
    }

    /** The same with another number of changes. */
    public Workload withChangesPerDay(BigDecimal changes) {
        return new Workload(changes, imageBytes, editPercent, removePercent, itemsPerInvoice, importedChanges);
    }

    BigDecimal edits() {
        return percent(editPercent);
    }

    BigDecimal removals() {
        return percent(removePercent);
    }

    BigDecimal inserts() {
        return percent(ALL - editPercent - removePercent);
    }

    private BigDecimal percent(int percent) {
        return Bytes.percent(changesPerDay, percent);
    }
}
