package dev.invoicearchive.auditor.console;

import java.util.Objects;

/**
 * Long work whose progress is shown.
 *
 * @param name a few words, such as {@code Writing history}
 * @param steps how many steps it has, at least 1
 * @param unit what a step is, in the plural, such as {@code changes}
 */
public record Task(String name, long steps, String unit) {
    public Task {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(unit, "unit is null");
        if (steps < 1) {
            throw new IllegalArgumentException(
                    "Invalid number of steps of " + name + ": " + steps + ", expected 1 or more.");
        }
    }
}
