package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The JSON of the API's answers. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    static ObjectNode started(String id) {
        return empty().put("QueryExecutionId", id);
    }

    static ObjectNode execution(Execution execution) {
        Execution.Order order = execution.order();
        Execution.Progress progress = execution.progress();
        ObjectNode answer = empty();
        ObjectNode node = answer.putObject("QueryExecution")
                .put("QueryExecutionId", order.id())
                .put("Query", order.sql())
                .put("StatementType", execution.kind().name())
                .put("WorkGroup", order.workGroup());
        node.putObject("ResultConfiguration")
                .put("OutputLocation", order.resultFile().toUri().toString());
        node.putObject("QueryExecutionContext")
                .put("Database", order.database())
                .put("Catalog", "awsdatacatalog");
        ObjectNode status = node.putObject("Status")
                .put("State", progress.state().name())
                .put("SubmissionDateTime", seconds(order.submittedAt()));
        if (progress.reason() != null) {
            status.put("StateChangeReason", progress.reason());
        }
        if (progress.completedAt() != null) {
            status.put("CompletionDateTime", seconds(progress.completedAt()));
        }
        node.putObject("Statistics")
                .put("EngineExecutionTimeInMillis", progress.engineMillis())
                .put("TotalExecutionTimeInMillis", progress.engineMillis())
                .put("DataScannedInBytes", progress.scannedBytes());
        return answer;
    }

    static ObjectNode results(List<ResultColumn> columns, CsvPage page) {
        ObjectNode answer = empty().put("UpdateCount", 0);
        ObjectNode resultSet = answer.putObject("ResultSet");
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
                .put("CaseSensitive", column.type().equals("varchar")));
        ArrayNode rows = resultSet.putArray("Rows");
        page.records().forEach(texts -> addRow(rows, texts));
        if (!page.isLast()) {
            answer.put("NextToken", Long.toString(page.nextOffset()));
        }
        return answer;
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
