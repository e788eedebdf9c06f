package dev.invoicearchive.local.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.local.runner.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;

/** Tells where a stack answers. */
final class StackSummary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StackSummary() {}

    static void print(Console console, RunningStack running, DataDirectory data, boolean asJson) {
        if (asJson) {
            console.line(node(running, data).toString());
            return;
        }
        console.line("The archive runs as process " + running.runnerPid() + ".");
        console.line("  table     " + running.tableEndpoint() + "   (DynamoDB API)");
        console.line("  queries   " + running.athenaEndpoint() + "   (Athena API)");
        console.line("  imports   " + running.firehoseEndpoint() + "   (Firehose API)");
        console.line("  objects   " + running.objectsEndpoint() + "   (S3 API)");
        console.line("  engine    " + running.engineUrl());
        console.line("  folder    " + data.objects());
        console.line("Next: ./archive query" + dataOption(data) + " 'SELECT * FROM totals_by_year'");
    }

    /** The option that names the directory, unless the command line finds it without. */
    private static String dataOption(DataDirectory data) {
        Path usual = Path.of(Optional.ofNullable(System.getenv("ARCHIVE_DATA")).orElse(".archive"));
        return usual.toAbsolutePath().normalize().equals(data.root()) ? "" : " --data " + data.root();
    }

    static ObjectNode node(RunningStack running, DataDirectory data) {
        return JSON.createObjectNode()
                .put("runnerPid", running.runnerPid())
                .put("tableEndpoint", running.tableEndpoint().toString())
                .put("athenaEndpoint", running.athenaEndpoint().toString())
                .put("firehoseEndpoint", running.firehoseEndpoint().toString())
                .put("objectsEndpoint", running.objectsEndpoint().toString())
                .put("engineUrl", running.engineUrl())
                .put("objects", data.objects().toString())
                .put("startedAt", running.startedAt().toString());
    }
}
