package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.at;
import static dev.invoicearchive.infra.Look.statement;
import static dev.invoicearchive.infra.Look.statements;
import static dev.invoicearchive.infra.Look.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The archive bucket and who may touch it. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class ArchiveTest {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String POLICY = "AWS::S3::BucketPolicy";

    @Test
    void everyZoneAgesAsTheRulesSayAndNothingExpires() {
        JsonNode rules = at(Synthesised.PROD, BUCKET, "ArchiveBucket").at("/LifecycleConfiguration/Rules");

        for (ZoneRules zone : RetentionRulesFile.shipped().zones()) {
            List<JsonNode> found = Look.many(rules).stream()
                    .filter(rule -> rule.path("Prefix").asText().equals(zone.prefix()))
                    .toList();
            assertThat(found).hasSize(zone.transitions().isEmpty() ? 0 : 1);
            found.forEach(rule -> {
                assertThat(Look.many(rule.path("Transitions")))
                        .extracting(move -> move.path("TransitionInDays").asInt() + " "
                                + move.path("StorageClass").asText())
                        .isEqualTo(zone.transitions().stream()
                                .map(move -> move.afterDays() + " " + move.storageClass())
                                .toList());
                assertThat(rule.path("ObjectSizeGreaterThan").asText()).isEqualTo("131072");
            });
        }
        assertThat(rules.toString()).doesNotContain("Expiration");
    }

    @Test
    void withAnExpiryHiddenVersionsStayAsLongAgain() {
        JsonNode rules = at(Synthesised.ADOPTED, BUCKET, "ArchiveBucket").at("/LifecycleConfiguration/Rules");

        assertThat(Look.many(rules).stream().filter(rule -> rule.has("ExpirationInDays")))
                .hasSize(6)
                .allSatisfy(rule -> {
                    assertThat(rule.path("ExpirationInDays").asInt()).isEqualTo(9 * 366);
                    assertThat(rule.at("/NoncurrentVersionExpiration/NoncurrentDays")
                                    .asInt())
                            .isEqualTo(9 * 366);
                });
    }

    @Test
    void inDevOnlyOperatorsDeleteAndLocksAreShort() {
        JsonNode deletes = statement(Synthesised.DEV, POLICY, "ArchivePolicy", "NobodyHidesOrDeletes");

        assertThat(deletes.at("/Condition/ArnNotEquals/aws:PrincipalArn").toString())
                .contains("RolesOperate");
        assertThat(statement(Synthesised.DEV, POLICY, "ArchivePolicy", "NobodyLocksOtherwise")
                        .at("/Condition/StringNotEquals/s3:object-lock-mode")
                        .asText())
                .isEqualTo("GOVERNANCE");
        assertThat(outputs(Synthesised.DEV).at("/LockPeriod/Value").asText()).isEqualTo("P2D");
    }

    @Test
    void inProdNobodyDeletesAndLocksLastSevenYearsLessTheLatenessOfASeal() {
        assertThat(statement(Synthesised.PROD, POLICY, "ArchivePolicy", "NobodyHidesOrDeletes")
                        .has("Condition"))
                .isFalse();
        assertThat(statement(Synthesised.PROD, POLICY, "ArchivePolicy", "NobodyLocksTooBriefly")
                        .at("/Condition/NumericLessThan/s3:object-lock-remaining-retention-days")
                        .asInt())
                .isEqualTo(7 * 365 - 35);
        assertThat(outputs(Synthesised.PROD).at("/LockPeriod/Value").asText()).isEqualTo("P7Y");
        assertThat(outputs(Synthesised.PROD).at("/LockMode/Value").asText()).isEqualTo("COMPLIANCE");
    }

    @Test
    void eachZoneHasOneWriter() {
        JsonNode firehose = statement(Synthesised.PROD, POLICY, "ArchivePolicy", "OnlyFirehoseDelivers");
        JsonNode sealer = statement(Synthesised.PROD, POLICY, "ArchivePolicy", "OnlyTheSealerSeals");

        assertThat(firehose.path("Resource").toString()).contains("/Invoice/*", "/source/*", "/errors/*");
        assertThat(sealer.path("Resource").toString()).contains("/sealed/*", "/manifests/*", "/rollup/*");
        assertThat(sealer.at("/Condition/ArnNotEquals/aws:PrincipalArn").toString())
                .contains("RolesSeal");
    }

    @Test
    void aSecondCopyKeepsLocksAndTakesNoDeletions() {
        JsonNode rule = at(Synthesised.ADOPTED, BUCKET, "ArchiveBucket").at("/ReplicationConfiguration/Rules/0");

        assertThat(rule.at("/DeleteMarkerReplication/Status").asText()).isEqualTo("Disabled");
        assertThat(rule.at("/Destination/Account").asText()).isEqualTo("444455556666");
        assertThat(Look.allowedActions(Synthesised.ADOPTED, "RolePoliciesReplicate"))
                .contains("s3:GetObjectRetention", "s3:GetObjectLegalHold", "s3:ReplicateObject")
                .doesNotContain("s3:ReplicateDelete");
        assertThat(at(Synthesised.PROD, BUCKET, "ArchiveBucket").has("ReplicationConfiguration"))
                .isFalse();
    }

    @Test
    void accessLogsAreWrittenByS3Alone() {
        List<JsonNode> allowed = statements(Synthesised.PROD.synthesis().resource(POLICY, "AccessLogsPolicy")).stream()
                .filter(each -> each.path("Effect").asText().equals("Allow"))
                .toList();

        assertThat(allowed).singleElement().satisfies(each -> {
            assertThat(texts(each.at("/Principal/Service"))).containsExactly("logging.s3.amazonaws.com");
            assertThat(texts(each.path("Action"))).containsExactly("s3:PutObject");
        });
        assertThat(Look.all(Synthesised.PROD, BUCKET).stream()
                        .filter(bucket -> !bucket.id().startsWith("AccessLogs")))
                .hasSize(5)
                .allSatisfy(bucket -> assertThat(bucket.properties()
                                .at("/LoggingConfiguration/DestinationBucketName/Ref")
                                .asText())
                        .startsWith("AccessLogsBucket"));
    }

    private static JsonNode outputs(Synthesised deployment) {
        return deployment
                .synthesis()
                .templates()
                .get(deployment.settings().deployment() + "-data")
                .path("Outputs");
    }
}
