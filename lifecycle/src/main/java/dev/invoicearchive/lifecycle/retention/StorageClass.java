package dev.invoicearchive.lifecycle.retention;

/**
 * The storage classes of S3 that the archive uses, from warm to cold. Source of the minimum ages: the S3 User Guide,
 * "Storage classes".
 */
public enum StorageClass {
    /** Answers at once. */
    STANDARD(0, true),
    /** Answers at once, billed for each read. */
    STANDARD_IA(30, true),
    /** Answers at once, dear to read; the coldest class that a query sees. */
    GLACIER_IR(90, true),
    /** Must be restored first; a query skips it without a word. */
    GLACIER(90, false),
    /** Must be restored first, within hours; a query skips it without a word. */
    DEEP_ARCHIVE(180, false);

    private final int billedDaysMin;
    private final boolean queryable;

    StorageClass(int billedDaysMin, boolean queryable) {
        this.billedDaysMin = billedDaysMin;
        this.queryable = queryable;
    }

    /** For how many days an object is billed at least, once it is in this class. */
    public int billedDaysMin() {
        return billedDaysMin;
    }

    /** Whether SQL sees objects of this class. */
    public boolean isQueryable() {
        return queryable;
    }

    /** Whether this class is colder than another. */
    public boolean isColderThan(StorageClass other) {
        return compareTo(other) > 0;
    }
}
