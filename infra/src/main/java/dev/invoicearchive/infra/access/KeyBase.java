package dev.invoicearchive.infra.access;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.kms.CfnKey;
import software.constructs.Construct;

/**
 * What every key's policy has: administrators who may look after it but not use it, grants for services only, and in prod
 * nobody who may take it away but the break-glass role.
 */
public final class KeyBase {
    private static final int DAYS_UNTIL_DELETION = 30;

    private KeyBase() {}

    /** A key with these users, and nobody else who could use it. */
    public static CfnKey.Builder builder(
            Construct scope, String id, DeploymentSettings settings, String description, List<Statement> users) {
        List<Statement> statements = new ArrayList<>(users);
        statements.add(administration());
        statements.add(grantsForServicesOnly());
        if (settings.isProd()) {
            statements.add(staysUsable(settings));
        }
        return CfnKey.Builder.create(scope, id)
                .description(settings.deployment() + ": " + description)
                .pendingWindowInDays(DAYS_UNTIL_DELETION)
                .keyPolicy(Statement.document(statements));
    }

    /** What looks after a key; nothing here encrypts, decrypts or signs. */
    private static Statement administration() {
        return Statement.allow("LookAfter")
                .principals(List.of(Arns.account()))
                .actions(
                        "kms:DescribeKey",
                        "kms:GetKeyPolicy",
                        "kms:PutKeyPolicy",
                        "kms:ListKeyPolicies",
                        "kms:GetKeyRotationStatus",
                        "kms:EnableKeyRotation",
                        "kms:ListGrants",
                        "kms:RevokeGrant",
                        "kms:ListResourceTags",
                        "kms:TagResource",
                        "kms:UntagResource",
                        "kms:UpdateKeyDescription",
                        "kms:EnableKey",
                        "kms:DisableKey",
                        "kms:ScheduleKeyDeletion",
                        "kms:CancelKeyDeletion")
                .on("*");
    }

    private static Statement grantsForServicesOnly() {
        return Statement.deny("GrantsForServicesOnly")
                .everybody()
                .actions("kms:CreateGrant")
                .on("*")
                .when("BoolIfExists", "kms:GrantIsForAWSResource", "false")
                .when("BoolIfExists", "aws:PrincipalIsAWSService", "false");
    }

    private static Statement staysUsable(DeploymentSettings settings) {
        return Statement.deny("NobodyTakesItAway")
                .everybody()
                .actions("kms:DisableKey", "kms:ScheduleKeyDeletion", "kms:DisableKeyRotation")
                .on("*")
                .when("ArnNotEquals", "aws:PrincipalArn", Arns.role(settings.breakGlassRoleName()));
    }
}
