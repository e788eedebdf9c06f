package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.DynamoLiveTotals;
import dev.invoicearchive.auditor.totals.LiveTotals;
import dev.invoicearchive.ingest.load.DynamoTableWriter;
import dev.invoicearchive.ingest.load.JitteredBackoff;
import dev.invoicearchive.ingest.load.TableUnavailableException;
import dev.invoicearchive.ingest.load.TableWriter;
import dev.invoicearchive.ingest.load.TargetTable;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Polling;
import dev.invoicearchive.queries.QueryTarget;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.AthenaClientBuilder;
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
        return new DynamoLiveTotals(AwsClients.build(builder), table);
    }

    @Override
    public OpenTable table(CommonOptions options, Target target, String table) throws TableUnavailableException {
        DynamoDbClientBuilder builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (target == Target.LOCAL) {
            AwsClients.useLocal(builder, RunningStack.require(options.data()).tableEndpoint());
        }
        Attributes attributes =
                TargetSettings.of(target, options.data(), System.getenv()).attributes();
        DynamoDbClient client = AwsClients.build(builder);
        try {
            String identity = TargetTable.check(client, table, attributes);
            TableWriter writer =
                    new DynamoTableWriter(client, table, attributes.invoiceNumber(), new JitteredBackoff());
            return new OpenTable(writer, identity, client::close);
        } catch (TableUnavailableException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public OpenQueries queries(CommonOptions options, Target target, AthenaPlace place) {
        AthenaClientBuilder builder = AthenaClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (target == Target.LOCAL) {
            AwsClients.useLocal(builder, RunningStack.require(options.data()).athenaEndpoint());
        }
        AthenaClient athena = AwsClients.build(builder);
        return new OpenQueries(new AthenaQueries(athena, queryTarget(target, place), Pauses.REAL), athena::close);
    }

    private static QueryTarget queryTarget(Target target, AthenaPlace place) {
        return switch (target) {
            case LOCAL -> QueryTarget.local(place.database());
            case AWS -> new QueryTarget(place.database(), place.workGroup(), place.results(), Polling.REMOTE);
        };
    }
}
