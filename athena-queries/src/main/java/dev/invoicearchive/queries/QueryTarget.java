package dev.invoicearchive.queries;

import java.util.Objects;
import java.util.Optional;

/**
 * Where statements run.
 *
 * @param database the database of unqualified names
 * @param workGroup Athena's workgroup, which may fix where results go
 * @param outputLocation where results go; empty if the workgroup says so
 * @param polling how often a running statement is asked after
 */
public record QueryTarget(String database, String workGroup, Optional<String> outputLocation, Polling polling) {
    public QueryTarget {
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(workGroup, "workGroup is null");
        Objects.requireNonNull(outputLocation, "outputLocation is null");
        Objects.requireNonNull(polling, "polling is null");
    }

    /** The endpoint on this machine, which decides by itself where results go. */
    public static QueryTarget local(String database) {
        return new QueryTarget(database, "primary", Optional.empty(), Polling.LOCAL);
    }
}
