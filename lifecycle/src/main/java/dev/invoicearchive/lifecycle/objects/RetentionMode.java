package dev.invoicearchive.lifecycle.objects;

/** How strong a retention is. Source: the S3 User Guide, "Locking objects with Object Lock". */
public enum RetentionMode {
    /** Whoever has a permission of its own may shorten it. */
    GOVERNANCE,
    /** Nobody may shorten it, not even the owner of the account. */
    COMPLIANCE
}
