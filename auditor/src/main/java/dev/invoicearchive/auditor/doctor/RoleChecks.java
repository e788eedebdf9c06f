package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.model.ObjectKeys;
import java.util.List;
import java.util.function.Supplier;

/**
 * What roles may and may not do, as IAM's simulator says. Keys and buckets have policies of their own, which are looked
 * at elsewhere; together they are what counts.
 */
final class RoleChecks {
    private static final String REPAIR = "Somebody gave the role another policy: take it away.";

    private final Account account;
    private final Deployment deployment;

    RoleChecks(Account account, Deployment deployment) {
        this.account = account;
        this.deployment = deployment;
    }

    void run(Checklist list) {
        Supplier<String> audit = () -> deployment.output("AuditRole");
        Supplier<String> seal = () -> deployment.output("SealRole");
        Supplier<String> deliver = () -> deployment.role("Deliver");
        Supplier<String> operate = () -> deployment.output("OperateRole");
        Supplier<String> signing = () -> deployment.output("SigningKey");
        may(list, "the deliver role", deliver, "s3:PutObject", () -> object(ObjectKeys.DELIVERED));
        may(list, "the audit role", audit, "s3:GetObject", () -> object(ObjectKeys.DELIVERED));
        may(
                list,
                "the operate role",
                operate,
                "firehose:PutRecordBatch",
                () -> deployment.arn("firehose", "deliverystream/" + deployment.name() + "-direct"));
        for (String action : List.of("s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion")) {
            mayNot(list, "the audit role", audit, action, () -> object(ObjectKeys.DELIVERED));
        }
        mayNot(list, "the audit role", audit, "kms:Sign", signing);
        mayNot(list, "the deliver role", deliver, "s3:GetObject", () -> object(ObjectKeys.DELIVERED));
        mayNot(list, "the deliver role", deliver, "s3:DeleteObject", () -> object(ObjectKeys.DELIVERED));
        mayNot(list, "the seal role", seal, "s3:DeleteObjectVersion", () -> object(ObjectKeys.DELIVERED));
        mayNot(list, "the operate role", operate, "kms:Sign", signing);
    }

    private void may(Checklist list, String who, Supplier<String> role, String action, Supplier<String> on) {
        list.check(who + " may " + action, "yes", REPAIR, () -> {
            boolean allowed = account.roles().allows(role.get(), action, on.get());
            return Seen.yes(allowed, "yes", "no");
        });
    }

    private void mayNot(Checklist list, String who, Supplier<String> role, String action, Supplier<String> on) {
        list.check(who + " may not " + action, "so it is", REPAIR, () -> {
            boolean allowed = account.roles().allows(role.get(), action, on.get());
            return Seen.yes(!allowed, "so it is", "it may");
        });
    }

    private String object(String prefix) {
        return "arn:" + deployment.identity().partition() + ":s3:::" + deployment.output("ArchiveBucket") + "/" + prefix
                + "2026/01/01/00/object";
    }
}
