package dev.invoicearchive.infra.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a deployment is for. */
public enum Environment {
    /** For trying out: can be destroyed, locks objects for days, and whoever operates it may lift a lock. */
    @JsonProperty("dev")
    DEV("GOVERNANCE", Removal.DESTROY),
    /** For the records: nothing stateful ever goes with its stack, and nobody can lift a lock. */
    @JsonProperty("prod")
    PROD("COMPLIANCE", Removal.RETAIN);

    private final String lockMode;
    private final Removal removal;

    Environment(String lockMode, Removal removal) {
        this.lockMode = lockMode;
        this.removal = removal;
    }

    /** The mode of S3 Object Lock in which the sealer locks. */
    public String lockMode() {
        return lockMode;
    }

    /** What happens to stateful resources that leave the stack, unless the settings say otherwise. */
    public Removal removal() {
        return removal;
    }
}
