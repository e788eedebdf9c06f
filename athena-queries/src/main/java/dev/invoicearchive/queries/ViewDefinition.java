package dev.invoicearchive.queries;

import java.util.List;
import java.util.Objects;

/**
 * A view, as its file describes it.
 *
 * @param name the view's name, the same as its file's
 * @param grain what one row is
 * @param columns the columns, in order
 * @param reads the views and tables that it reads
 * @param select the statement behind the name, without a semicolon, with places for the literals of
 *     {@link SealedThrough}
 */
public record ViewDefinition(String name, String grain, List<String> columns, List<String> reads, String select) {
    public ViewDefinition {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(grain, "grain is null");
        columns = List.copyOf(columns);
        reads = List.copyOf(reads);
        Objects.requireNonNull(select, "select is null");
    }

    /** The statement that makes the view, or replaces it in one step. */
    public String statement(SealedThrough sealedThrough) {
        String rendered = new SqlTemplate("view " + name, select).render(sealedThrough.literals());
        return "CREATE OR REPLACE VIEW " + name + " AS\n" + rendered;
    }

    /** Whether the statement depends on how far days are sealed. */
    boolean hasLiterals() {
        return select.contains("${");
    }
}
