package dev.invoicearchive.auditor.doctor;

/** The audit trail. */
final class TrailChecks {
    private final Account account;
    private final Deployment deployment;

    TrailChecks(Account account, Deployment deployment) {
        this.account = account;
        this.deployment = deployment;
    }

    void run(Checklist list) {
        Once<AuditTrail.Trail> trail = new Once<>(() -> account.trail().trail(deployment.name() + "-trail"));
        list.check(
                "audit trail",
                "logging",
                "aws cloudtrail start-logging --name " + deployment.name() + "-trail, and find out who stopped it.",
                () -> Seen.yes(trail.get().logging(), "logging", "stopped"));
        list.check(
                "signed digests of the audit trail",
                "on",
                "Deploy again, so that it is as the template says.",
                () -> Seen.yes(trail.get().digests(), "on", "off"));
        list.check(
                "key of the audit trail",
                "the operations key",
                "Deploy again, so that it is as the template says.",
                () -> Seen.of(
                        trail.get().keyArn().endsWith("/" + deployment.data("AWS::KMS::Key", "KeysOperations")),
                        trail.get().keyArn().isEmpty() ? "none" : trail.get().keyArn()));
    }
}
