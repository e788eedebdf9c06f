package dev.invoicearchive.queries;

import java.util.Objects;

/**
 * A column of a result.
 *
 * @param name as the statement names it
 * @param type Athena's name of the type, such as {@code varchar}, {@code bigint} or {@code decimal(38,9)}
 */
public record QueryColumn(String name, String type) {
    public QueryColumn {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
    }
}
