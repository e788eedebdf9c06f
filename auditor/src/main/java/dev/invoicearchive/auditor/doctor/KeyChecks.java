package dev.invoicearchive.auditor.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The keys: usable, renewed, and open to those who need them and to nobody else. */
final class KeyChecks {
    private static final List<String> NAMES =
            List.of("Archive", "Feed", "Tables", "Query", "Operations", "Signing", "ExportSigning");
    private static final Set<String> WRITE = Set.of("kms:GenerateDataKey", "kms:Decrypt");
    private static final Set<String> READ = Set.of("kms:Decrypt");
    private static final String VIA = "StringEquals kms:ViaService";
    private static final String REPAIR = "Somebody changed it: ask audit_trail for PutKeyPolicy, then deploy again.";
    /** What opens a key's secret, or a way to it. */
    private static final Set<String> USES = Set.of(
            "*",
            "kms:*",
            "kms:Decrypt",
            "kms:Encrypt",
            "kms:GenerateDataKey",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo",
            "kms:Sign",
            "kms:CreateGrant");

    private final Account account;
    private final Deployment deployment;

    KeyChecks(Account account, Deployment deployment) {
        this.account = account;
        this.deployment = deployment;
    }

    void run(Checklist list) {
        for (String name : NAMES) {
            one(list, name);
        }
    }

    private void one(Checklist list, String name) {
        Once<String> id = new Once<>(() -> deployment.data("AWS::KMS::Key", "Keys" + name));
        list.equal(
                "key " + name,
                "Enabled",
                "Enable it, or cancel its deletion, at once: nothing can be read or written.",
                () -> account.keys().key(id.get()).state());
        if (!isSigning(name)) {
            list.check(
                    "yearly renewal of key " + name,
                    "on",
                    "aws kms enable-key-rotation",
                    () -> Seen.yes(account.keys().rotates(id.get()), "on", "off"));
        }
        Once<PolicyDocument> policy =
                new Once<>(() -> PolicyDocument.parse(account.keys().policy(id.get())));
        for (Need need : needs(name)) {
            list.check("policy of key " + name + ", " + need.what(), "allowed", REPAIR, () -> {
                boolean allowed = need.principals().get().stream().allMatch(who -> policy.get()
                        .allows(who, need.actions(), need.conditions().get()));
                return Seen.yes(allowed, "allowed", "no statement allows it as the template does");
            });
        }
        list.check(
                "policy of key " + name + ", others",
                "nobody but through a service",
                REPAIR,
                () -> closed(policy.get()));
        if (isSigning(name)) {
            list.check("policy of key " + name + ", signing by others", "denied", REPAIR, () -> {
                Map<String, Set<String>> unless = Map.of("ArnNotEquals aws:PrincipalArn", Set.of(signer(name)));
                return Seen.yes(policy.get().denies("kms:Sign", Set.of("*"), unless), "denied", "not denied");
            });
        }
        if (deployment.isProd()) {
            list.check("policy of key " + name + ", taking it away", "denied", REPAIR, () -> takenAway(policy.get()));
        }
    }

    private static boolean isSigning(String name) {
        return name.endsWith("Signing");
    }

    private String signer(String name) {
        return name.equals("Signing") ? deployment.output("SealRole") : deployment.output("OperateRole");
    }

    /** The name of the break-glass role is the site's, so the condition's value is not compared. */
    private static Seen takenAway(PolicyDocument policy) {
        boolean denied = policy.statements().stream()
                .anyMatch(one -> !one.allows()
                        && one.principals().contains("*")
                        && one.actions().containsAll(Set.of("kms:DisableKey", "kms:ScheduleKeyDeletion"))
                        && one.conditions().keySet().equals(Set.of("ArnNotEquals aws:PrincipalArn")));
        return Seen.yes(denied, "denied", "not denied");
    }

    /** The account stands for whatever its own policies allow, so it may only come through a service. */
    private Seen closed(PolicyDocument policy) {
        String root = "arn:" + deployment.identity().partition() + ":iam::"
                + deployment.identity().account() + ":root";
        List<String> open = policy.statements().stream()
                .filter(one -> one.allows()
                        && (one.principals().contains("*") || one.principals().contains(root))
                        && one.actions().stream().anyMatch(USES::contains)
                        && !one.conditions().containsKey(VIA))
                .map(one -> String.join(" ", one.actions()))
                .toList();
        return Seen.of(
                open.isEmpty(),
                open.isEmpty() ? "nobody but through a service" : "the whole account may " + String.join(", ", open));
    }

    private List<Need> needs(String name) {
        return switch (name) {
            case "Archive" ->
                List.of(
                        need(
                                "writing",
                                () -> List.of(deployment.role("Deliver"), deployment.output("SealRole")),
                                WRITE,
                                "s3"),
                        need(
                                "reading",
                                () -> List.of(deployment.output("AuditRole"), deployment.output("OperateRole")),
                                READ,
                                "s3"));
            case "Feed" -> feed();
            case "Tables" ->
                List.of(new Need("the table's users", this::root, WRITE, () -> throughAccount("dynamodb")));
            case "Query" ->
                List.of(need(
                        "results",
                        () -> List.of(
                                deployment.output("AuditRole"),
                                deployment.output("SealRole"),
                                deployment.output("OperateRole")),
                        WRITE,
                        "s3"));
            case "Operations" -> List.of(need("failures", () -> List.of(deployment.role("Totals")), WRITE, "sqs"));
            default -> List.of(new Need("signing", () -> List.of(signer(name)), Set.of("kms:Sign"), Map::of));
        };
    }

    /** The last is the rule of 2026: who puts records into an encrypted delivery stream needs both permissions. */
    private List<Need> feed() {
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(
                "the table's feed", this::root, Set.of("kms:GenerateDataKey"), () -> throughAccount("kinesis")));
        needs.add(need("reading", () -> List.of(deployment.role("Deliver")), READ, "kinesis"));
        needs.add(new Need("callers of PutRecord", () -> List.of(deployment.output("OperateRole")), WRITE, Map::of));
        needs.add(new Need(
                "Firehose's grant",
                this::root,
                Set.of("kms:CreateGrant"),
                () -> Map.of(
                        VIA, Set.of(deployment.via("firehose")), "Bool kms:GrantIsForAWSResource", Set.of("true"))));
        return needs;
    }

    private Need need(String what, Supplier<List<String>> principals, Set<String> actions, String service) {
        return new Need(what, principals, actions, () -> Map.of(VIA, Set.of(deployment.via(service))));
    }

    private List<String> root() {
        return List.of("arn:" + deployment.identity().partition() + ":iam::"
                + deployment.identity().account() + ":root");
    }

    private Map<String, Set<String>> throughAccount(String service) {
        return Map.of(
                VIA,
                Set.of(deployment.via(service)),
                "StringEquals kms:CallerAccount",
                Set.of(deployment.identity().account()));
    }

    /** Something that the archive cannot do without. */
    private record Need(
            String what,
            Supplier<List<String>> principals,
            Set<String> actions,
            Supplier<Map<String, Set<String>>> conditions) {}
}
