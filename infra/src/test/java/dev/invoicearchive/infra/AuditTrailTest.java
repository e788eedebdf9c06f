package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.at;
import static dev.invoicearchive.infra.Look.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The trail of who touched what. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class AuditTrailTest {
    @Test
    void objectsItemsAndChangesOfResourcesAreRecorded() {
        String selectors = at(Synthesised.PROD, "AWS::CloudTrail::Trail", "Trail")
                .path("AdvancedEventSelectors")
                .toString();

        assertThat(selectors)
                .contains(
                        "AWS::S3::Object",
                        "ArchiveBucket",
                        "AWS::DynamoDB::Table",
                        "CaptureTransactions",
                        "Management");
    }

    @Test
    void digestsAreSignedAndNobodyDeletesInProd() {
        JsonNode trail = at(Synthesised.PROD, "AWS::CloudTrail::Trail", "Trail");

        assertThat(trail.path("EnableLogFileValidation").asBoolean()).isTrue();
        assertThat(trail.path("KMSKeyId").toString()).contains("KeysOperations");
        assertThat(statement(Synthesised.PROD, "AWS::S3::BucketPolicy", "TrailPolicy", "NobodyDeletes")
                        .has("Condition"))
                .isFalse();
    }

    @Test
    void theTrailIsReadableInAthena() {
        JsonNode table =
                at(Synthesised.PROD, "AWS::Glue::Table", "CatalogAuditTrail").path("TableInput");

        assertThat(table.path("Name").asText()).isEqualTo("audit_trail");
        assertThat(table.at("/StorageDescriptor/Location").toString()).contains("TrailBucket", "/CloudTrail/");
        assertThat(table.at("/Parameters/projection.enabled").asText()).isEqualTo("true");
        assertThat(Look.allowedActions(Synthesised.PROD, "RolePoliciesAudit")).contains("s3:GetObject");
    }
}
