package dev.invoicearchive.lifecycle.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A move to a colder storage class.
 *
 * @param afterDays age of the object since its creation, in days
 * @param storageClass where it goes
 */
public record Transition(int afterDays, StorageClass storageClass) {
    @JsonCreator
    public Transition(
            @JsonProperty(value = "afterDays", required = true) int afterDays,
            @JsonProperty(value = "storageClass", required = true) StorageClass storageClass) {
        if (afterDays < 1) {
            throw new IllegalArgumentException("Invalid afterDays: " + afterDays + ", expected 1 or more.");
        }
        this.afterDays = afterDays;
        this.storageClass = Objects.requireNonNull(storageClass, "storageClass is null");
    }
}
