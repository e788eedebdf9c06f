package dev.invoicearchive.lifecycle.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * How the objects of one zone age.
 *
 * @param prefix such as {@code Invoice/}
 * @param transitions ever colder, each late enough that the class before it was worth its minimum charge; may be empty
 */
public record ZoneRules(String prefix, List<Transition> transitions) {
    @JsonCreator
    public ZoneRules(
            @JsonProperty(value = "prefix", required = true) String prefix,
            @JsonProperty(value = "transitions", required = true) List<Transition> transitions) {
        this.prefix = Objects.requireNonNull(prefix, "prefix is null");
        this.transitions = List.copyOf(transitions);
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("Invalid prefix: " + prefix + ", expected one that ends with a slash.");
        }
        for (int index = 1; index < this.transitions.size(); index++) {
            checkOrder(this.transitions.get(index - 1), this.transitions.get(index));
        }
    }

    private void checkOrder(Transition earlier, Transition later) {
        if (!later.storageClass().isColderThan(earlier.storageClass())) {
            throw new IllegalArgumentException("Invalid transitions of " + prefix + ": " + later.storageClass()
                    + " after " + earlier.storageClass() + ", expected a colder class.");
        }
        int earliest = earlier.afterDays() + earlier.storageClass().billedDaysMin();
        if (later.afterDays() < earliest) {
            throw new IllegalArgumentException("Invalid transitions of " + prefix + ": " + later.storageClass() + " at "
                    + later.afterDays() + " days, expected " + earliest + " or later, because "
                    + earlier.storageClass() + " is billed for "
                    + earlier.storageClass().billedDaysMin() + " days.");
        }
    }
}
