package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.queries.CatalogDdl;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalog and the workgroups. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class QueryTest {
    private static final String WORK_GROUP = "AWS::Athena::WorkGroup";
    private static final Pattern PROPERTY = Pattern.compile("'([a-z._]+)' = '([^']*)'");

    @Test
    void theDeliveredTableHasTheColumnsOfTheModel() {
        JsonNode table =
                at(Synthesised.PROD, "AWS::Glue::Table", "CatalogDelivered").path("TableInput");

        assertThat(Look.many(table.at("/StorageDescriptor/Columns")))
                .extracting(column ->
                        column.path("Name").asText() + " " + column.path("Type").asText())
                .isEqualTo(ArchiveColumns.ALL.stream()
                        .map(column -> column.name() + " " + column.type().glueName())
                        .toList());
        assertThat(table.path("Name").asText()).isEqualTo(CatalogDdl.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "0, CatalogDelivered",
        "1, CatalogSealed",
        "2, CatalogRollupDaily",
        "3, CatalogRollupMonthly",
        "4, CatalogDays"
    })
    void theTablesAreTheOnesThatTheStatementsMake(int number, String id) {
        String statement =
                CatalogDdl.forAthena("s3://BUCKET", LocalDate.of(2019, 1, 1)).get(number);
        JsonNode table = at(Synthesised.PROD, "AWS::Glue::Table", id).path("TableInput");

        assertThat(statement)
                .startsWith("CREATE EXTERNAL TABLE IF NOT EXISTS "
                        + table.path("Name").asText() + " (");
        assertThat(statement).contains("LOCATION '" + text(table.at("/StorageDescriptor/Location")) + "'");
        for (JsonNode column : Look.many(table.at("/StorageDescriptor/Columns"))) {
            assertThat(statement)
                    .contains("  " + column.path("Name").asText() + " "
                            + column.path("Type").asText());
        }
        Matcher properties = PROPERTY.matcher(statement);
        int count = 0;
        for (; properties.find(); count++) {
            assertThat(text(table.path("Parameters").path(properties.group(1))))
                    .as(properties.group(1))
                    .isEqualTo(properties.group(2));
        }
        assertThat(count).isGreaterThan(id.equals("CatalogDays") ? -1 : 6);
    }

    @Test
    void auditorsWorkUnderALimitWithEncryptedResultsThatTheyCannotRedirect() {
        JsonNode group = at(Synthesised.PROD, WORK_GROUP, "QueryAuditors").path("WorkGroupConfiguration");

        assertThat(group.path("BytesScannedCutoffPerQuery").asLong()).isEqualTo(1_000_000_000_000L);
        assertThat(group.path("EnforceWorkGroupConfiguration").asBoolean()).isTrue();
        assertThat(group.at("/ResultConfiguration/EncryptionConfiguration/EncryptionOption")
                        .asText())
                .isEqualTo("SSE_KMS");
        assertThat(group.at("/ResultConfiguration/EncryptionConfiguration/KmsKey/Fn::GetAtt/0")
                        .asText())
                .startsWith("KeysQuery");
    }

    @Test
    void theSystemWorksWithoutALimitInAPlaceOfItsOwn() {
        JsonNode group = at(Synthesised.PROD, WORK_GROUP, "QuerySystem").path("WorkGroupConfiguration");

        assertThat(group.has("BytesScannedCutoffPerQuery")).isFalse();
        assertThat(group.path("EnforceWorkGroupConfiguration").asBoolean()).isTrue();
        assertThat(group.at("/ResultConfiguration/OutputLocation").toString()).contains("QueryWork");
    }

    @Test
    void resultsGoAfterDaysAndCanBeMadeAgain() {
        for (String bucket : new String[] {"QueryResults", "QueryWork", "QueryExports"}) {
            assertThat(at(Synthesised.PROD, "AWS::S3::Bucket", bucket)
                            .at("/LifecycleConfiguration/Rules/0/ExpirationInDays")
                            .asInt())
                    .isBetween(1, 90);
        }
    }

    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        StringBuilder joined = new StringBuilder();
        value.at("/Fn::Join/1").forEach(part -> joined.append(part.isTextual() ? part.asText() : "BUCKET"));
        return joined.toString();
    }
}
