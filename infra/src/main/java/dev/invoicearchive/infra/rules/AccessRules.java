package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.infra.rules.Policies.Found;
import dev.invoicearchive.model.ObjectKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about who may do what. */
final class AccessRules {
    private static final String KEY = "AWS::KMS::Key";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String SIGN = "kms:Sign";
    private static final String DELETE_VERSION = "s3:DeleteObjectVersion";
    private static final String SET_RETENTION = "s3:PutObjectRetention";

    /** Which role may sign with which key, by the beginnings of their logical ids. */
    private static final Map<String, String> SIGNERS =
            Map.of("KeysSigning", "RolesSeal", "KeysExportSigning", "RolesOperate");

    private static final String PUT = "s3:PutObject";

    private static final List<String> DELETIONS =
            List.of("s3:DeleteObject", DELETE_VERSION, "s3:BypassGovernanceRetention");

    /** Which role writes a zone. */
    private static final Map<String, String> WRITERS = new TreeMap<>(Map.of(
            ObjectKeys.DELIVERED,
            "RolesDeliver",
            ObjectKeys.SOURCE,
            "RolesDeliver",
            ObjectKeys.ERRORS,
            "RolesDeliver",
            ObjectKeys.SEALED,
            "RolesSeal",
            ObjectKeys.MANIFESTS,
            "RolesSeal",
            "rollup/",
            "RolesSeal",
            ObjectKeys.HOLDS,
            "RolesOperate"));

    private AccessRules() {}

    static Stream<String> actionsAreSpelledOut(Synthesis synthesis) {
        Stream<String> open = Policies.of(synthesis).stream()
                .filter(Found::allows)
                .flatMap(statement -> Stream.concat(
                        statement.actions().stream()
                                .filter(action -> action.contains("*") || action.contains("?"))
                                .map(action -> statement + " allows " + action + ", expected actions by name"),
                        Stream.of(statement)
                                .filter(Found::isAboutAllBut)
                                .map(all ->
                                        all + " allows all but something, expected actions and resources by name")));
        Stream<String> foreign = synthesis.resources(ROLE).stream()
                .filter(role -> !role.properties().path("ManagedPolicyArns").isEmpty())
                .map(role -> role + " takes a policy that is written elsewhere, expected one of this template");
        return Stream.concat(open, foreign);
    }

    static Stream<String> keysStay(Synthesis synthesis) {
        if (!synthesis.settings().isProd()) {
            return Stream.empty();
        }
        String role = synthesis.settings().breakGlassRoleName();
        return synthesis.resources(KEY).stream()
                .filter(key -> Policies.of(key).noneMatch(statement -> keepsTheKey(statement, role)))
                .map(key -> key + " can be disabled or deleted, expected that for the role " + role + " only");
    }

    static Stream<String> onlySignersSign(Synthesis synthesis) {
        List<String> findings = new ArrayList<>();
        for (Found statement : Policies.of(synthesis)) {
            if (statement.allows() && statement.names(SIGN) && !isOfTheSigner(statement)) {
                findings.add(statement + " lets " + statement.principals() + " sign, expected the key's one signer");
            }
        }
        SIGNERS.forEach((start, signer) -> {
            Resource key = synthesis.resource(KEY, start);
            if (Policies.of(key).noneMatch(statement -> deniesOthersToSign(statement, signer))) {
                findings.add(key + " denies nobody to sign, expected a denial for all but the signer");
            }
        });
        return findings.stream();
    }

    static Stream<String> nobodyDeletesOrShortens(Synthesis synthesis) {
        Resource policy = synthesis.resource("AWS::S3::BucketPolicy", "ArchivePolicy");
        boolean prod = synthesis.settings().isProd();
        List<String> findings = new ArrayList<>();
        require(
                policy,
                findings,
                "deny DeleteObjectVersion to everybody" + (prod ? "" : " but operators"),
                statement -> deniesOnObjects(statement, DELETE_VERSION)
                        && (prod
                                ? !statement.json().has("Condition")
                                : principalOf(statement).contains("RolesOperate")));
        require(
                policy,
                findings,
                "leave locking to the sealer and the register of holds",
                statement -> deniesOnObjects(statement, SET_RETENTION)
                        && principalOf(statement).contains("RolesSeal"));
        WRITERS.keySet().stream()
                .filter(zone -> !zone.equals(ObjectKeys.HOLDS))
                .forEach(zone -> require(
                        policy,
                        findings,
                        "leave locking of " + zone + " to the sealer",
                        statement -> denies(statement, SET_RETENTION)
                                && statement.isAboutPrefix(zone)
                                && principalOf(statement).startsWith("{\"Fn::GetAtt\":[\"RolesSeal")));
        int days = synthesis.settings().lockDaysMin();
        require(
                policy,
                findings,
                "deny locks of less than " + days + " days",
                statement -> deniesOnObjects(statement, SET_RETENTION)
                        && condition(statement, "NumericLessThan", "s3:object-lock-remaining-retention-days")
                                        .asInt()
                                >= days);
        String mode = synthesis.settings().environment().lockMode();
        require(
                policy,
                findings,
                "deny locks other than " + mode,
                statement -> deniesOnObjects(statement, SET_RETENTION)
                        && condition(statement, "StringNotEquals", "s3:object-lock-mode")
                                .asText()
                                .equals(mode));
        return findings.stream();
    }

    /** The bucket denies each zone to all but its writer, and no other role of ours is allowed what that writer is. */
    static Stream<String> zonesHaveOneWriter(Synthesis synthesis) {
        Resource policy = synthesis.resource("AWS::S3::BucketPolicy", "ArchivePolicy");
        List<String> findings = new ArrayList<>();
        WRITERS.forEach((zone, writer) -> {
            require(
                    policy,
                    findings,
                    "deny " + zone + " to all but " + writer,
                    statement -> denies(statement, PUT)
                            && statement.isAboutPrefix(zone)
                            && principalOf(statement).contains(writer));
            Policies.of(synthesis).stream()
                    .filter(statement -> statement.allows() && statement.names(PUT) && statement.isAboutPrefix(zone))
                    .filter(statement -> !statement.owner().id().startsWith(writer.replace("Roles", "RolePolicies")))
                    .forEach(statement ->
                            findings.add(statement + " writes to " + zone + ", expected that of " + writer + " only"));
        });
        return findings.stream();
    }

    /** Denials of the bucket stand against everybody; this is the first lock, before them. */
    static Stream<String> nobodyIsGivenDeletion(Synthesis synthesis) {
        return Policies.of(synthesis).stream()
                .filter(Found::allows)
                .filter(statement -> DELETIONS.stream().anyMatch(statement::names))
                .filter(statement ->
                        synthesis.settings().isProd() || !statement.owner().id().startsWith("RolePoliciesOperate"))
                .map(statement -> statement + " deletes or lifts locks, expected nobody"
                        + (synthesis.settings().isProd() ? "" : " but operators") + " to");
    }

    static Stream<String> bucketsWantTls(Synthesis synthesis) {
        return synthesis.resources("AWS::S3::BucketPolicy").stream()
                .filter(policy -> Policies.of(policy)
                        .noneMatch(statement -> deniesOnObjects(statement, "s3:*")
                                && condition(statement, "Bool", "aws:SecureTransport")
                                        .asText()
                                        .equals("false")))
                .map(policy -> policy + " does not deny access without TLS, expected that");
    }

    private static void require(Resource policy, List<String> findings, String what, Predicate<Found> wanted) {
        if (Policies.of(policy).noneMatch(wanted)) {
            findings.add(policy + " does not " + what + ", expected a statement that does");
        }
    }

    private static boolean denies(Found statement, String action) {
        return !statement.allows() && statement.isForEverybody() && statement.names(action);
    }

    private static boolean deniesOnObjects(Found statement, String action) {
        return denies(statement, action) && statement.isAboutEveryObject();
    }

    private static boolean keepsTheKey(Found statement, String role) {
        return denies(statement, "kms:DisableKey")
                && denies(statement, "kms:ScheduleKeyDeletion")
                && principalOf(statement).contains(":role/" + role + "\"");
    }

    private static boolean deniesOthersToSign(Found statement, String signer) {
        return denies(statement, SIGN) && principalOf(statement).contains(signer);
    }

    private static boolean isOfTheSigner(Found statement) {
        return SIGNERS.entrySet().stream()
                .anyMatch(signer -> statement.owner().id().startsWith(signer.getKey())
                        && statement.principals().size() == 1
                        && statement.principals().get(0).contains(signer.getValue()));
    }

    private static String principalOf(Found statement) {
        JsonNode principal = condition(statement, "ArnNotEquals", "aws:PrincipalArn");
        return principal.isMissingNode() ? "" : principal.toString();
    }

    private static JsonNode condition(Found statement, String operator, String key) {
        return statement.json().path("Condition").path(operator).path(key);
    }
}
