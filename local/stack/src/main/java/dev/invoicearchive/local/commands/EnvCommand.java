package dev.invoicearchive.local.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.auditor.CommonOptions;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells a shell where AWS clients find the local archive. */
@Command(
        name = "env",
        description = "Print the variables with which the AWS CLI and SDKs of this shell use the local archive.",
        footer = {
            "",
            "Use: eval \"$(./archive env)\"; then, such as: aws dynamodb list-tables",
            "The credentials are made up, so that nothing in that shell reaches an AWS account by mistake."
        })
final class EnvCommand implements Callable<ExitCode> {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The stand-ins check no secret, but every client wants some, and the same region as the archive's own. */
    private static final String ANY_SECRET = "local";

    private static final String REGION = "us-east-1";

    private final Console console;

    @Mixin
    private CommonOptions options;

    EnvCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        Map<String, String> variables = variables(RunningStack.require(options.data()));
        if (options.json()) {
            console.line(JSON.valueToTree(variables).toString());
        } else {
            // Addresses and fixed words only: nothing in them that a shell would read as more than text.
            variables.forEach((name, value) -> console.line("export " + name + "=" + value));
        }
        return ExitCode.OK;
    }

    /** By the names that the AWS CLI and SDKs look for. Source: AWS SDKs and Tools guide, "Service-specific endpoints". */
    private static Map<String, String> variables(RunningStack running) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", running.tableEndpoint().toString());
        variables.put(
                "AWS_ENDPOINT_URL_DYNAMODB_STREAMS", running.tableEndpoint().toString());
        variables.put("AWS_ENDPOINT_URL_ATHENA", running.athenaEndpoint().toString());
        variables.put("AWS_ENDPOINT_URL_FIREHOSE", running.firehoseEndpoint().toString());
        variables.put("AWS_ENDPOINT_URL_S3", running.objectsEndpoint().toString());
        variables.put("AWS_ACCESS_KEY_ID", ANY_SECRET);
        variables.put("AWS_SECRET_ACCESS_KEY", ANY_SECRET);
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_DEFAULT_REGION", REGION);
        return variables;
    }
}
