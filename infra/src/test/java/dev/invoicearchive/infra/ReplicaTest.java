package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.at;
import static dev.invoicearchive.infra.Look.statement;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The receiving side of a second copy. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class ReplicaTest {
    private static final String POLICY = "AWS::S3::BucketPolicy";

    @Test
    void copiesComeFromOneRoleAndStay() {
        String role = at(Synthesised.ADOPTED, "AWS::IAM::Role", "RolesReplicate")
                .path("RoleName")
                .asText();

        assertThat(role).isEqualTo("adopted-replicate");
        for (String sid : new String[] {"Copy", "Look"}) {
            assertThat(statement(Synthesised.REPLICA, POLICY, "ArchivePolicy", sid)
                            .at("/Condition/ArnEquals/aws:PrincipalArn")
                            .toString())
                    .contains("111122223333:role/invoice-archive-replicate");
        }
        assertThat(statement(Synthesised.REPLICA, POLICY, "ArchivePolicy", "NobodyHidesOrDeletes")
                        .has("Condition"))
                .isFalse();
        assertThat(statement(Synthesised.REPLICA, "AWS::KMS::Key", "ArchiveKey", "Copy")
                        .path("Action")
                        .toString())
                .isEqualTo("[\"kms:Encrypt\",\"kms:GenerateDataKey\"]");
    }

    @Test
    void locksTravelIntoABucketThatHasThem() {
        assertThat(at(Synthesised.REPLICA, "AWS::S3::Bucket", "ArchiveBucket")
                        .path("ObjectLockEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(Synthesised.REPLICA.synthesis().templates()).containsOnlyKeys("invoice-archive-replica");
    }

    /** Then a copy works within one account, too, and needs no permission to change owners. */
    @Test
    void theReceivingBucketOwnsItsCopies() {
        assertThat(at(Synthesised.REPLICA, "AWS::S3::Bucket", "ArchiveBucket")
                        .at("/OwnershipControls/Rules/0/ObjectOwnership")
                        .asText())
                .isEqualTo("BucketOwnerEnforced");
        assertThat(at(Synthesised.ADOPTED, "AWS::S3::Bucket", "ArchiveBucket")
                        .at("/ReplicationConfiguration/Rules/0/Destination")
                        .has("AccessControlTranslation"))
                .isFalse();
    }

    /** Seven years in the first class would cost more than the archive itself; S3 copies no lifecycle. */
    @Test
    void copiesAgeLikeTheFirst() {
        assertThat(at(Synthesised.REPLICA, "AWS::S3::Bucket", "ArchiveBucket").path("LifecycleConfiguration"))
                .isEqualTo(
                        at(Synthesised.PROD, "AWS::S3::Bucket", "ArchiveBucket").path("LifecycleConfiguration"));
    }
}
