package dev.invoicearchive.lifecycle.objects;

/** How fast a cold version is brought back, from dear to cheap. Source: the S3 API, RestoreObject. */
public enum RetrievalTier {
    /** Minutes; not for DEEP_ARCHIVE. */
    EXPEDITED("Expedited"),
    /** Hours. */
    STANDARD("Standard"),
    /** Many hours, and cheapest. */
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
