package dev.invoicearchive.infra.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a stateful resource that leaves its stack, or is replaced in it. */
public enum Removal {
    /** It stays in the account. */
    @JsonProperty("retain")
    RETAIN,
    /** It goes, with what it holds. */
    @JsonProperty("destroy")
    DESTROY
}
