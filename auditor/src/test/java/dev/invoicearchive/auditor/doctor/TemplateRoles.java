package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the managed policies of the templates let a role do; conditions count as met. */
record TemplateRoles(Templates templates, Consumer<String> gate) implements RoleRules {
    @Override
    public boolean allows(String roleArn, String action, String resourceArn) {
        gate.accept("iam:SimulatePrincipalPolicy");
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        boolean allowed = false;
        for (ObjectNode policy : templates.all("AWS::IAM::ManagedPolicy")) {
            if (policy.path("Roles").toString().contains("\"" + role + "\"")) {
                for (PolicyDocument.Statement one : PolicyDocument.parse(
                                policy.path("PolicyDocument").toString())
                        .statements()) {
                    allowed |= one.allows()
                            && one.actions().stream().anyMatch(pattern -> matches(pattern, action))
                            && one.resources().stream().anyMatch(pattern -> matches(pattern, resourceArn));
                }
            }
        }
        return allowed;
    }

    private static boolean matches(String pattern, String text) {
        return Pattern.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"), text);
    }
}
