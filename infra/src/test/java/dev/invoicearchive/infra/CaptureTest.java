package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.all;
import static dev.invoicearchive.infra.Look.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The table of transactions and its feed. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class CaptureTest {
    private static final String TABLE = "AWS::DynamoDB::Table";

    @Test
    void theTransactionsFeedTheArchiveAtMicrosecondPrecisionWithBothImages() {
        JsonNode table = at(Synthesised.PROD, TABLE, "CaptureTransactions");

        assertThat(table.at("/KinesisStreamSpecification/ApproximateCreationDateTimePrecision")
                        .asText())
                .isEqualTo("MICROSECOND");
        assertThat(table.at("/KinesisStreamSpecification/StreamArn/Fn::GetAtt/0")
                        .asText())
                .startsWith("CaptureFeed");
        assertThat(table.at("/StreamSpecification/StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(table.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
        assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    }

    @Test
    void tablesRecoverToAnySecond() {
        assertThat(all(Synthesised.PROD, TABLE)).hasSize(3).allSatisfy(table -> {
            assertThat(table.properties()
                            .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.properties().path("DeletionProtectionEnabled").asBoolean())
                    .isTrue();
            assertThat(table.properties()
                            .at("/SSESpecification/KMSMasterKeyId/Fn::GetAtt/0")
                            .asText())
                    .startsWith("KeysTables");
        });
    }

    @Test
    void devCanBeDestroyed() {
        assertThat(all(Synthesised.DEV, TABLE)).hasSize(3).allSatisfy(table -> {
            assertThat(table.properties().path("DeletionProtectionEnabled").asBoolean())
                    .isFalse();
            assertThat(table.body().path("DeletionPolicy").asText()).isEqualTo("Delete");
        });
    }

    @Test
    void claimsExpireAndTotalsDoNot() {
        assertThat(at(Synthesised.PROD, TABLE, "TotalsClaims")
                        .at("/TimeToLiveSpecification/AttributeName")
                        .asText())
                .isEqualTo("ExpiresAt");
        assertThat(at(Synthesised.PROD, TABLE, "TotalsLive").has("TimeToLiveSpecification"))
                .isFalse();
    }

    @Test
    void anExistingTableIsNamedAndNotMade() {
        assertThat(all(Synthesised.ADOPTED, TABLE))
                .extracting(table -> table.properties().path("TableName").asText())
                .containsExactlyInAnyOrder("adopted-InvoiceTotal", "adopted-InvoiceTotalClaim");
        assertThat(at(Synthesised.ADOPTED, "AWS::Lambda::EventSourceMapping", "TotalsFromTable")
                        .path("EventSourceArn")
                        .asText())
                .isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/Invoices/stream/2026-01-01T00:00:00.000");
        assertThat(at(Synthesised.ADOPTED, "AWS::CloudWatch::Alarm", "ObserveFeedLost")
                        .toString())
                .contains("TableName = 'Invoices'");
    }

    @Test
    void functionsAreToldHowTheTableSpellsItsAttributes() {
        assertThat(all(Synthesised.ADOPTED, "AWS::Lambda::Function")).hasSize(3).allSatisfy(function -> assertThat(
                        function.properties()
                                .at("/Environment/Variables/ARCHIVE_TRANSACTION_ID_ATTRIBUTE")
                                .asText())
                .isEqualTo("TransactionIdentifier"));
    }
}
