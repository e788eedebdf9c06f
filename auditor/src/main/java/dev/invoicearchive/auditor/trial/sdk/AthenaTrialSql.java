package dev.invoicearchive.auditor.trial.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.trial.TrialSql;
import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Polling;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryTarget;
import java.util.Optional;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EncryptionOption;
import software.amazon.awssdk.services.glue.GlueClient;

/** A workgroup in Athena, a database in Glue. */
public final class AthenaTrialSql implements TrialSql {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public AthenaTrialSql(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public void createWorkGroup(String name, String bucket) {
        Calls.ask("athena:CreateWorkGroup", () -> athena().createWorkGroup(
                        request -> request.name(name).configuration(group -> group.enforceWorkGroupConfiguration(true)
                                .resultConfiguration(results -> results.outputLocation("s3://" + bucket + "/")
                                        .encryptionConfiguration(
                                                encryption -> encryption.encryptionOption(EncryptionOption.SSE_S3))))));
    }

    @Override
    public void deleteWorkGroup(String name) {
        Calls.ask("athena:DeleteWorkGroup", () -> athena().deleteWorkGroup(
                        request -> request.workGroup(name).recursiveDeleteOption(true)));
    }

    @Override
    public void createDatabase(String name) {
        Calls.ask("glue:CreateDatabase", () -> glue().createDatabase(
                        request -> request.databaseInput(database -> database.name(name))));
    }

    @Override
    public void deleteDatabase(String name) {
        Calls.ask("glue:DeleteDatabase", () -> glue().deleteDatabase(request -> request.name(name)));
    }

    @Override
    public Queries queries(String workGroup, String database) {
        return new AthenaQueries(
                athena(), new QueryTarget(database, workGroup, Optional.empty(), Polling.REMOTE), Pauses.REAL);
    }

    private AthenaClient athena() {
        return clients.client(AthenaClient.class, AthenaClient::builder);
    }

    private GlueClient glue() {
        return clients.client(GlueClient.class, GlueClient::builder);
    }
}
