package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.queries.Queries;

/** A workgroup and a database of the trial's own. */
public interface TrialSql {
    /** Makes a workgroup that enforces its settings and writes results to a bucket. */
    void createWorkGroup(String name, String bucket);

    /** Deletes a workgroup with all that it remembers. */
    void deleteWorkGroup(String name);

    /** Makes a database. */
    void createDatabase(String name);

    /** Deletes a database with its tables; their files stay. */
    void deleteDatabase(String name);

    /** Asks in the workgroup. */
    Queries queries(String workGroup, String database);
}
