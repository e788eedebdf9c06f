package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The totals Lambda behind the table's stream. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class TotalsTest {
    @Test
    void whatFailsGoesToTheQueueBeforeTheStreamForgets() {
        JsonNode source = at(Synthesised.PROD, "AWS::Lambda::EventSourceMapping", "TotalsFromTable");

        assertThat(source.path("MaximumRecordAgeInSeconds").asInt()).isBetween(3600, 23 * 3600);
        assertThat(source.path("MaximumRetryAttempts").asInt()).isEqualTo(60);
        assertThat(source.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(source.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(source.at("/DestinationConfig/OnFailure/Destination").toString())
                .contains("TotalsFailures");
        assertThat(source.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(source.path("FunctionName").toString()).contains("TotalsAlias");
    }

    @Test
    void theQueueKeepsFourteenDaysUnderOurKey() {
        JsonNode queue = at(Synthesised.PROD, "AWS::SQS::Queue", "TotalsFailures");

        assertThat(queue.path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
        assertThat(queue.at("/KmsMasterKeyId/Fn::GetAtt/0").asText()).startsWith("KeysOperations");
    }
}
