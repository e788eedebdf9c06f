package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import dev.invoicearchive.model.ObjectKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The bucket of the archive. */
final class BucketChecks {
    private static final List<String> OF_FIREHOSE = List.of(ObjectKeys.DELIVERED, ObjectKeys.SOURCE, ObjectKeys.ERRORS);
    private static final String DEPLOY = "Somebody changed it: look into audit_trail, then deploy again.";
    private static final int DAYS_OF_A_YEAR_MAX = 366;
    private static final String CALLER = "ArnNotEquals aws:PrincipalArn";

    private final Account account;
    private final Deployment deployment;
    private final RetentionRules rules;

    BucketChecks(Account account, Deployment deployment, RetentionRules rules) {
        this.account = account;
        this.deployment = deployment;
        this.rules = rules;
    }

    void run(Checklist list) {
        Once<String> name = new Once<>(() -> deployment.output("ArchiveBucket"));
        ArchiveBucket port = account.bucket();
        list.equal("versions in the archive bucket", "Enabled", "Enable versioning.", () -> {
            String status = port.versioning(name.get());
            return status.isEmpty() ? "never enabled" : status;
        });
        Once<ArchiveBucket.Lock> lock = new Once<>(() -> port.lock(name.get()));
        list.check(
                "Object Lock of the archive bucket",
                "on",
                "It can be put on: docs of PutObjectLockConfiguration.",
                () -> Seen.yes(lock.get().enabled(), "on", "off"));
        list.equal(
                "default retention of the archive bucket",
                "none",
                "Take it away: Firehose is not known to send the checksum that it asks for.",
                () -> lock.get().defaultRetention().orElse("none"));
        list.check(
                "public access to the archive bucket",
                "blocked",
                DEPLOY,
                () -> Seen.yes(port.blocksPublicAccess(name.get()), "blocked", "not blocked in all four ways"));
        list.check("key of the archive bucket", "the archive's", DEPLOY, () -> {
            String key = port.key(name.get());
            return Seen.of(
                    key.endsWith("/" + deployment.data("AWS::KMS::Key", "KeysArchive")),
                    key.isEmpty() ? "none of ours" : key);
        });
        list.equal("tiers of the archive bucket", expected().toString(), DEPLOY, () -> found(port.lifecycle(name.get()))
                .toString());
        policy(list, name);
    }

    private void policy(Checklist list, Once<String> name) {
        Once<PolicyDocument> policy =
                new Once<>(() -> PolicyDocument.parse(account.bucket().policy(name.get())));
        Once<String> bucket = new Once<>(() -> "arn:" + deployment.identity().partition() + ":s3:::" + name.get());
        Supplier<Set<String>> objects = () -> Set.of(bucket.get() + "/*");
        Denied denied = new Denied(list, policy);
        denied.check(
                "anything without TLS",
                "s3:*",
                () -> Set.of(bucket.get(), bucket.get() + "/*"),
                () -> Map.of("Bool aws:SecureTransport", Set.of("false")));
        denied.check("deleting a version", "s3:DeleteObjectVersion", objects, this::operators);
        denied.check("hiding an object", "s3:DeleteObject", objects, this::operators);
        denied.check("bypassing a lock", "s3:BypassGovernanceRetention", objects, this::operators);
        denied.check(
                "locking by others than the sealer",
                "s3:PutObjectRetention",
                () -> zones(bucket.get(), everyZone()),
                () -> onlyBy("SealRole"));
        denied.check(
                "locking outside the zones",
                "s3:PutObjectRetention",
                objects,
                () -> Map.of(CALLER, Set.of(deployment.output("SealRole"), deployment.output("OperateRole"))));
        denied.check(
                "locking in another mode",
                "s3:PutObjectRetention",
                objects,
                () -> Map.of("StringNotEquals s3:object-lock-mode", Set.of(deployment.output("LockMode"))));
        denied.check(
                "writing delivered objects",
                "s3:PutObject",
                () -> zones(bucket.get(), OF_FIREHOSE),
                () -> Map.of(CALLER, Set.of(deployment.role("Deliver"))));
        denied.check(
                "writing sealed objects",
                "s3:PutObject",
                () -> zones(bucket.get(), ofTheSealer()),
                () -> onlyBy("SealRole"));
        denied.check(
                "writing the register of holds",
                "s3:PutObject",
                () -> zones(bucket.get(), List.of(ObjectKeys.HOLDS)),
                () -> onlyBy("OperateRole"));
    }

    private Map<String, Set<String>> onlyBy(String roleOutput) {
        return Map.of(CALLER, Set.of(deployment.output(roleOutput)));
    }

    /** In dev the operate role may empty the bucket; in prod nobody. */
    private Map<String, Set<String>> operators() {
        return deployment.isProd() ? Map.of() : Map.of(CALLER, Set.of(deployment.output("OperateRole")));
    }

    /** Looks for denials in one policy. */
    private record Denied(Checklist list, Once<PolicyDocument> policy) {
        private void check(
                String what,
                String action,
                Supplier<Set<String>> resources,
                Supplier<Map<String, Set<String>>> unless) {
            list.check("bucket policy, " + what, "denied", DEPLOY, () -> {
                boolean denied = policy.get().denies(action, resources.get(), unless.get());
                return Seen.yes(denied, "denied", "no statement denies it as the template does");
            });
        }
    }

    private List<String> everyZone() {
        return rules.zones().stream().map(ZoneRules::prefix).toList();
    }

    private List<String> ofTheSealer() {
        return everyZone().stream()
                .filter(prefix -> !OF_FIREHOSE.contains(prefix))
                .toList();
    }

    private static Set<String> zones(String bucket, List<String> prefixes) {
        Set<String> arns = new TreeSet<>();
        prefixes.forEach(prefix -> arns.add(bucket + "/" + prefix + "*"));
        return arns;
    }

    /** What {@code rules.json} and the settings ask for. */
    private Set<String> expected() {
        Set<String> lines = new TreeSet<>(Set.of("small objects by class"));
        for (ZoneRules zone : rules.zones()) {
            zone.transitions()
                    .forEach(move -> lines.add(zone.prefix() + " over " + rules.transitionBytesMin() + " bytes to "
                            + move.storageClass() + " after " + move.afterDays() + " days"));
            rules.expiryYears()
                    .ifPresent(years -> lines.add(zone.prefix() + " gone after " + years * DAYS_OF_A_YEAR_MAX
                            + " days, hidden ones after " + years * DAYS_OF_A_YEAR_MAX));
        }
        return lines;
    }

    private static Set<String> found(ArchiveBucket.Lifecycle lifecycle) {
        Set<String> lines = new TreeSet<>();
        lines.add(
                lifecycle.smallObjects().equals("varies_by_storage_class")
                        ? "small objects by class"
                        : "small objects stay");
        for (ArchiveBucket.Rule rule : lifecycle.rules()) {
            if (!rule.enabled()) {
                continue;
            }
            rule.transitions()
                    .forEach(move -> lines.add(rule.prefix() + " over " + rule.bytesMin() + " bytes to " + move));
            if (rule.expiryDays() > 0 || rule.noncurrentDays() > 0) {
                lines.add(rule.prefix() + " gone after " + rule.expiryDays() + " days, hidden ones after "
                        + rule.noncurrentDays());
            }
        }
        return lines;
    }
}
