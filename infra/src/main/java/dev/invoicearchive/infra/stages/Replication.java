package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import software.amazon.awscdk.services.s3.CfnBucket;

/**
 * A second copy of every object in another account or region. Retention and legal holds travel along, since the
 * receiving bucket has Object Lock, too; delete markers do not. The receiving bucket owns what it takes, since it enforces
 * that; the override of owners, which S3 asks not to use within one account, is not needed.
 */
final class Replication {
    private Replication() {}

    static CfnBucket.ReplicationConfigurationProperty of(DeploymentSettings settings, String role) {
        return CfnBucket.ReplicationConfigurationProperty.builder()
                .role(role)
                .rules(List.of(CfnBucket.ReplicationRuleProperty.builder()
                        .id("second-copy")
                        .priority(1)
                        .status("Enabled")
                        .filter(CfnBucket.ReplicationRuleFilterProperty.builder()
                                .prefix("")
                                .build())
                        .deleteMarkerReplication(CfnBucket.DeleteMarkerReplicationProperty.builder()
                                .status("Disabled")
                                .build())
                        .sourceSelectionCriteria(CfnBucket.SourceSelectionCriteriaProperty.builder()
                                .sseKmsEncryptedObjects(CfnBucket.SseKmsEncryptedObjectsProperty.builder()
                                        .status("Enabled")
                                        .build())
                                .build())
                        .destination(destination(settings))
                        .build()))
                .build();
    }

    private static CfnBucket.ReplicationDestinationProperty destination(DeploymentSettings settings) {
        return CfnBucket.ReplicationDestinationProperty.builder()
                .bucket(settings.replicaBucketArn().orElseThrow())
                .account(settings.replicaAccount().orElseThrow())
                .encryptionConfiguration(CfnBucket.EncryptionConfigurationProperty.builder()
                        .replicaKmsKeyId(settings.replicaKeyArn().orElseThrow())
                        .build())
                .build();
    }
}
