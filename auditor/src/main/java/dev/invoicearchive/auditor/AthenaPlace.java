package dev.invoicearchive.auditor;

import java.util.Objects;
import java.util.Optional;

/**
 * Where in Athena statements run.
 *
 * @param database the database of the views
 * @param workGroup the workgroup, on AWS
 * @param results where results go, on AWS; empty if the workgroup says so
 */
record AthenaPlace(String database, String workGroup, Optional<String> results) {
    AthenaPlace {
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(workGroup, "workGroup is null");
        Objects.requireNonNull(results, "results is null");
    }
}
