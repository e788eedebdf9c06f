package dev.invoicearchive.lifecycle.cost.restore;

/** How fast S3 restores; the words of its API, from dear to cheap. */
public enum RetrievalTier {
    /** Minutes; not for DEEP_ARCHIVE. */
    EXPEDITED("Expedited"),
    /** Hours. */
    STANDARD("Standard"),
    /** A day or two. */
    BULK("Bulk");

    private final String apiName;

    RetrievalTier(String apiName) {
        this.apiName = apiName;
    }

    /** As {@code RestoreObject} spells it. */
    public String apiName() {
        return apiName;
    }
}
