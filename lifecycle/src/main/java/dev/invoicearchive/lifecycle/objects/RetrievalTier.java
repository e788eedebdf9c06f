package dev.invoicearchive.lifecycle.objects;

/** How fast a cold version is brought back. Source: the S3 API, RestoreObject. */
public enum RetrievalTier {
    /** Minutes; not for DEEP_ARCHIVE. */
    EXPEDITED,
    /** Hours. */
    STANDARD,
    /** Many hours, and cheapest. */
    BULK
}
