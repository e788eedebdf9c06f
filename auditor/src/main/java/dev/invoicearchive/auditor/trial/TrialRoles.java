package dev.invoicearchive.auditor.trial;

/** Roles of the trial's own. */
public interface TrialRoles {
    /**
     * Makes a role with one policy.
     *
     * @param trust who may take it, JSON
     * @param policy what it may do, JSON
     * @return its ARN
     */
    String create(String name, String trust, String policy);

    /** Deletes a role and its policy. */
    void delete(String name);
}
