package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about buckets, above all the archive's. */
final class BucketRules {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final List<String> PUBLIC_ACCESS =
            List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

    private BucketRules() {}

    static Resource archive(Synthesis synthesis) {
        return synthesis.resource(BUCKET, "ArchiveBucket");
    }

    static Stream<String> lockIsOn(Synthesis synthesis) {
        JsonNode properties = archive(synthesis).properties();
        if (!properties.path("ObjectLockEnabled").asBoolean()) {
            return Stream.of(archive(synthesis) + " has no Object Lock, expected it on");
        }
        return properties.path("ObjectLockConfiguration").has("Rule")
                ? Stream.of(
                        archive(synthesis) + " locks by default, expected the sealer to: Firehose sends no checksum")
                : Stream.empty();
    }

    static Stream<String> versionsAreKept(Synthesis synthesis) {
        return synthesis.resources(BUCKET).stream()
                .filter(bucket -> !bucket.properties()
                        .path("VersioningConfiguration")
                        .path("Status")
                        .asText()
                        .equals("Enabled"))
                .map(bucket -> bucket + " keeps no versions, expected them");
    }

    static Stream<String> nothingIsPublic(Synthesis synthesis) {
        Stream<String> open = synthesis.resources(BUCKET).stream()
                .filter(bucket -> PUBLIC_ACCESS.stream().anyMatch(way -> !bucket.properties()
                        .path("PublicAccessBlockConfiguration")
                        .path(way)
                        .asBoolean()))
                .map(bucket -> bucket + " can be made public, expected all four blocks");
        Stream<String> allowed = Policies.of(synthesis).stream()
                .filter(statement -> statement.allows()
                        && (statement.isForEverybody() || statement.json().has("NotPrincipal")))
                .map(statement -> statement + " allows everybody, expected names");
        return Stream.concat(open, allowed);
    }

    static Stream<String> objectsAgeInOrder(Synthesis synthesis) {
        return synthesis.resources(BUCKET).stream().flatMap(bucket -> Policies.elements(
                        bucket.properties().path("LifecycleConfiguration").path("Rules"))
                .flatMap(rule -> ages(bucket, rule)));
    }

    static Stream<String> nothingExpiresWhileLocked(Synthesis synthesis) {
        Resource archive = archive(synthesis);
        int locked =
                synthesis.settings().isProd() ? synthesis.settings().rules().retentionYears() * 366 : 0;
        return Policies.elements(
                        archive.properties().path("LifecycleConfiguration").path("Rules"))
                .filter(rule -> rule.has("ExpirationInDays") || rule.has("NoncurrentVersionExpiration"))
                .filter(rule -> rule.path("ExpirationInDays").asInt(Integer.MAX_VALUE) < locked
                        || rule.path("NoncurrentVersionExpiration")
                                        .path("NoncurrentDays")
                                        .asInt(Integer.MAX_VALUE)
                                < locked)
                .map(rule -> archive + " " + rule.path("Id").asText() + " expires before the lock of " + locked
                        + " days ends, expected later");
    }

    static Stream<String> smallObjectsStay(Synthesis synthesis) {
        Resource archive = archive(synthesis);
        return Policies.elements(
                        archive.properties().path("LifecycleConfiguration").path("Rules"))
                .filter(rule -> rule.has("Transitions") && !rule.has("ObjectSizeGreaterThan"))
                .map(rule -> archive + " " + rule.path("Id").asText() + " names no size, expected the smallest object");
    }

    private static Stream<String> ages(Resource bucket, JsonNode rule) {
        List<String> findings = new ArrayList<>();
        int earliest = 0;
        Optional<StorageClass> before = Optional.empty();
        for (JsonNode transition : rule.path("Transitions")) {
            int days = transition.path("TransitionInDays").asInt();
            StorageClass next =
                    StorageClass.valueOf(transition.path("StorageClass").asText());
            if (days < earliest
                    || before.filter(last -> !next.isColderThan(last)).isPresent()) {
                findings.add(bucket + " " + rule.path("Id").asText() + " moves to " + next + " at " + days
                        + " days, expected a colder class at " + earliest + " or later");
            }
            earliest = days + next.billedDaysMin();
            before = Optional.of(next);
        }
        if (rule.path("ExpirationInDays").asInt(Integer.MAX_VALUE) < earliest) {
            findings.add(bucket + " " + rule.path("Id").asText() + " expires at "
                    + rule.path("ExpirationInDays").asInt() + " days, expected after " + earliest
                    + ", when its last move has paid");
        }
        return findings.stream();
    }
}
