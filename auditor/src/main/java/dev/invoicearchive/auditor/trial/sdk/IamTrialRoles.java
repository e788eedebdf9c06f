package dev.invoicearchive.auditor.trial.sdk;

import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.SignedCalls;
import dev.invoicearchive.auditor.aws.XmlAnswer;
import dev.invoicearchive.auditor.trial.TrialRoles;
import java.util.Map;

/** Roles, in IAM. */
public final class IamTrialRoles implements TrialRoles {
    private static final String POLICY = "trial";

    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public IamTrialRoles(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public String create(String name, String trust, String policy) {
        String arn = ask(
                        "CreateRole",
                        Map.of(
                                "RoleName", name,
                                "Description", "Of a trial of the invoice archive; may be deleted.",
                                "AssumeRolePolicyDocument", trust))
                .text("Arn");
        ask("PutRolePolicy", Map.of("RoleName", name, "PolicyName", POLICY, "PolicyDocument", policy));
        return arn;
    }

    @Override
    public void delete(String name) {
        try {
            ask("DeleteRolePolicy", Map.of("RoleName", name, "PolicyName", POLICY));
        } catch (NotThereException e) {
            // Killed between the two steps of making it, or of deleting it before: the role may still be there.
        }
        ask("DeleteRole", Map.of("RoleName", name));
    }

    private XmlAnswer ask(String operation, Map<String, String> parameters) {
        return clients.signed().query(SignedCalls.Service.IAM, operation, parameters);
    }
}
