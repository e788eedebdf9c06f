package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.constructs.Construct;

/** What every table of the archive has: on-demand capacity, our key, recovery to any second, no deletion in prod. */
final class Tables {
    private Tables() {}

    static CfnTable.Builder builder(Construct scope, String id, DeploymentSettings settings, Keys keys) {
        return CfnTable.Builder.create(scope, id)
                .billingMode("PAY_PER_REQUEST")
                .sseSpecification(CfnTable.SSESpecificationProperty.builder()
                        .sseEnabled(true)
                        .sseType("KMS")
                        .kmsMasterKeyId(keys.tables().getAttrArn())
                        .build())
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtectionEnabled(settings.keepsState());
    }

    static CfnTable.AttributeDefinitionProperty text(String name) {
        return CfnTable.AttributeDefinitionProperty.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }

    static List<CfnTable.KeySchemaProperty> key(String partition) {
        return List.of(part(partition, "HASH"));
    }

    static List<CfnTable.KeySchemaProperty> key(String partition, String sort) {
        return List.of(part(partition, "HASH"), part(sort, "RANGE"));
    }

    static CfnTable.TimeToLiveSpecificationProperty expiry(String attribute) {
        return CfnTable.TimeToLiveSpecificationProperty.builder()
                .attributeName(attribute)
                .enabled(true)
                .build();
    }

    private static CfnTable.KeySchemaProperty part(String name, String type) {
        return CfnTable.KeySchemaProperty.builder()
                .attributeName(name)
                .keyType(type)
                .build();
    }
}
