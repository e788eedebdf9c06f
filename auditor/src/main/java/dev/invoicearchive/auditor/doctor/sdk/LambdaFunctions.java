package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.Functions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** Functions, from Lambda. */
public final class LambdaFunctions implements Functions {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public LambdaFunctions(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public String version(String function, String alias) {
        return Calls.ask("lambda:GetAlias", () -> client().getAlias(
                                request -> request.functionName(function).name(alias)))
                .functionVersion();
    }

    @Override
    public Function function(String function, String alias) {
        GetFunctionConfigurationResponse answer =
                Calls.ask("lambda:GetFunctionConfiguration", () -> client().getFunctionConfiguration(
                                request -> request.functionName(function).qualifier(alias)));
        return new Function(
                Objects.requireNonNullElse(answer.stateAsString(), ""),
                Objects.requireNonNullElse(answer.lastUpdateStatusAsString(), ""),
                answer.environment() == null ? Map.of() : answer.environment().variables());
    }

    @Override
    public List<Reader> readers(String streamArn) {
        return Calls.ask(
                "lambda:ListEventSourceMappings", () -> client()
                        .listEventSourceMappingsPaginator(request -> request.eventSourceArn(streamArn))
                        .eventSourceMappings()
                        .stream()
                        .map(one -> new Reader(
                                one.eventSourceArn(),
                                one.functionArn(),
                                one.state(),
                                Boolean.TRUE.equals(one.bisectBatchOnFunctionError()),
                                one.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
                                number(one.maximumRetryAttempts()),
                                number(one.maximumRecordAgeInSeconds()),
                                onFailure(one.destinationConfig())))
                        .toList());
    }

    @Override
    public Reader reader(String id) {
        GetEventSourceMappingResponse one = Calls.ask(
                "lambda:GetEventSourceMapping", () -> client().getEventSourceMapping(request -> request.uuid(id)));
        return new Reader(
                one.eventSourceArn(),
                one.functionArn(),
                one.state(),
                Boolean.TRUE.equals(one.bisectBatchOnFunctionError()),
                one.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
                number(one.maximumRetryAttempts()),
                number(one.maximumRecordAgeInSeconds()),
                onFailure(one.destinationConfig()));
    }

    @Override
    public int concurrentCallsMax() {
        return Calls.ask("lambda:GetAccountSettings", () -> client().getAccountSettings())
                .accountLimit()
                .concurrentExecutions();
    }

    /** What Lambda leaves out goes on until the stream forgets, which it spells -1. */
    private static int number(Integer value) {
        return value == null ? -1 : value;
    }

    private static String onFailure(DestinationConfig destinations) {
        return destinations == null || destinations.onFailure() == null
                ? ""
                : Objects.requireNonNullElse(destinations.onFailure().destination(), "");
    }

    private LambdaClient client() {
        return clients.client(LambdaClient.class, LambdaClient::builder);
    }
}
