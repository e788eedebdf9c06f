package dev.invoicearchive.auditor.doctor;

/** What roles may do, as IAM's simulator says. It looks at the role's own policies, not at those of keys and buckets. */
@FunctionalInterface
public interface RoleRules {
    /** Whether the role's policies let it do this to that. */
    boolean allows(String roleArn, String action, String resourceArn);
}
