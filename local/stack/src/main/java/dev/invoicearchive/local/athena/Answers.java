package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.plan.ResultColumn;
import dev.invoicearchive.local.athena.registry.EngineVersions;
import dev.invoicearchive.local.athena.sql.StatementKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The JSON of the API's answers about executions. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /** The API's {@code QueryExecution}. */
    static ObjectNode execution(Execution execution, Instant now) {
        Execution.Order order = execution.order();
        ObjectNode node = empty().put("QueryExecutionId", order.id())
                .put("Query", order.sql())
                .put("StatementType", execution.kind().name())
                .put("SubstatementType", StatementKind.substatement(order.sql()))
                .put("WorkGroup", order.workGroup());
        node.putObject("ResultConfiguration")
                .put("OutputLocation", order.resultLocation().toString());
        order.reuse().ifPresent(reuse -> node.set("ResultReuseConfiguration", reuse));
        node.putObject("QueryExecutionContext")
                .put("Database", order.database())
                .put("Catalog", "awsdatacatalog");
        if (!order.parameters().isEmpty()) {
            ArrayNode values = node.putArray("ExecutionParameters");
            order.parameters().forEach(values::add);
        }
        node.putObject("EngineVersion")
                .put("SelectedEngineVersion", "AUTO")
                .put("EffectiveEngineVersion", EngineVersions.EFFECTIVE);
        Execution.Progress progress = execution.progress();
        node.set("Status", status(order, progress));
        ObjectNode statistics = times(execution, now);
        statistics.put("DataScannedInBytes", progress.measures().scannedBytes());
        progress.outcome()
                .manifest()
                .ifPresent(location -> statistics.put("DataManifestLocation", location.toString()));
        statistics.putObject("ResultReuseInformation").put("ReusedPreviousResult", false);
        node.set("Statistics", statistics);
        return node;
    }

    private static ObjectNode status(Execution.Order order, Execution.Progress progress) {
        ObjectNode status =
                empty().put("State", progress.state().name()).put("SubmissionDateTime", seconds(order.submittedAt()));
        if (progress.reason() != null) {
            status.put("StateChangeReason", progress.reason());
        }
        if (progress.completedAt() != null) {
            status.put("CompletionDateTime", seconds(progress.completedAt()));
        }
        if (progress.failure() != null) {
            status.putObject("AthenaError")
                    .put("ErrorCategory", progress.failure().category())
                    .put("ErrorType", progress.failure().type())
                    .put("Retryable", progress.failure().retryable())
                    .put("ErrorMessage", progress.failure().message());
        }
        return status;
    }

    /** The API's {@code QueryRuntimeStatistics}. */
    static ObjectNode runtimeStatistics(Execution execution, Instant now) {
        Execution.Progress progress = execution.progress();
        ObjectNode node = empty();
        node.set("Timeline", times(execution, now));
        node.putObject("Rows")
                .put("InputRows", progress.measures().scannedRows())
                .put("InputBytes", progress.measures().scannedBytes())
                .put("OutputRows", progress.outcome().rows())
                .put("OutputBytes", progress.outcome().bytes());
        return node;
    }

    private static ObjectNode times(Execution execution, Instant now) {
        Execution.Progress progress = execution.progress();
        Instant end = progress.completedAt() == null ? now : progress.completedAt();
        long total = Duration.between(execution.order().submittedAt(), end).toMillis();
        long queued = execution.queued().toMillis();
        long engine = progress.measures().engineMillis();
        return empty().put("EngineExecutionTimeInMillis", engine)
                .put("QueryPlanningTimeInMillis", progress.measures().planningMillis())
                .put("QueryQueueTimeInMillis", queued)
                .put("ServicePreProcessingTimeInMillis", 0L)
                .put("ServiceProcessingTimeInMillis", Math.max(0, total - queued - engine))
                .put("TotalExecutionTimeInMillis", total);
    }

    /** The API's {@code ResultSet}. */
    static ObjectNode resultSet(List<ResultColumn> columns, CsvPage page) {
        ObjectNode resultSet = empty();
        ArrayNode infos = resultSet.putObject("ResultSetMetadata").putArray("ColumnInfo");
        columns.forEach(column -> infos.addObject()
                .put("CatalogName", "hive")
                .put("SchemaName", "")
                .put("TableName", "")
                .put("Name", column.name())
                .put("Label", column.name())
                .put("Type", column.type())
                .put("Precision", column.precision())
                .put("Scale", column.scale())
                .put("Nullable", "UNKNOWN")
                .put("CaseSensitive", isCaseSensitive(column)));
        ArrayNode rows = resultSet.putArray("Rows");
        page.records().forEach(texts -> addRow(rows, texts));
        return resultSet;
    }

    /** Whether {@code a} and {@code A} are two values. */
    static boolean isCaseSensitive(ResultColumn column) {
        return column.type().equals("varchar") || column.type().equals("char");
    }

    private static void addRow(ArrayNode rows, List<String> texts) {
        ArrayNode data = rows.addObject().putArray("Data");
        for (String text : texts) {
            ObjectNode datum = data.addObject();
            if (text != null) {
                datum.put("VarCharValue", text);
            }
        }
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
