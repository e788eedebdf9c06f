package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.DynamoLiveTotals;
import dev.invoicearchive.auditor.totals.LiveTotals;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Connections through the AWS SDK, to AWS itself or to the stand-ins of the running stack. */
final class SdkConnections implements Connections {
    @Override
    public LiveTotals totals(CommonOptions options, Target target, String table) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (target == Target.LOCAL) {
            AwsClients.useLocal(builder, RunningStack.require(options.data()).tableEndpoint());
        }
        return new DynamoLiveTotals(AwsClients.reach("AWS", builder::build), table);
    }
}
