package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.SignedCalls;
import dev.invoicearchive.auditor.doctor.RoleRules;
import java.util.Map;

/** Roles, from IAM's simulator. */
public final class IamRoles implements RoleRules {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public IamRoles(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean allows(String roleArn, String action, String resourceArn) {
        return clients
                .signed()
                .query(
                        SignedCalls.Service.IAM,
                        "SimulatePrincipalPolicy",
                        Map.of(
                                "PolicySourceArn", roleArn,
                                "ActionNames.member.1", action,
                                "ResourceArns.member.1", resourceArn))
                .members("EvaluationResults")
                .stream()
                .anyMatch(result -> result.text("EvalDecision").equals("allowed"));
    }
}
