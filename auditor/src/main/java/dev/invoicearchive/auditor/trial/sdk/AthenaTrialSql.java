package dev.invoicearchive.auditor.trial.sdk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.SignedCalls;
import dev.invoicearchive.auditor.trial.TrialSql;
import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Polling;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryTarget;
import java.util.Optional;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EncryptionOption;

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
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("DatabaseInput").put("Name", name);
        clients.signed().json(SignedCalls.Service.GLUE, "CreateDatabase", request);
    }

    @Override
    public void deleteDatabase(String name) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("Name", name);
        clients.signed().json(SignedCalls.Service.GLUE, "DeleteDatabase", request);
    }

    @Override
    public Queries queries(String workGroup, String database) {
        QueryTarget target = new QueryTarget(database, workGroup, Optional.empty(), Polling.REMOTE);
        Queries queries = new AthenaQueries(athena(), target, Pauses.REAL);
        return (sql, reader) -> Calls.ask("athena:StartQueryExecution", () -> queries.run(sql, reader));
    }

    private AthenaClient athena() {
        return clients.client(AthenaClient.class, AthenaClient::builder);
    }
}
