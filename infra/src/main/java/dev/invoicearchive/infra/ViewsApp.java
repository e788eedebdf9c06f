package dev.invoicearchive.infra;

import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Polling;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryTarget;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDeployer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;

/**
 * Makes the views in Athena, behind a deployment, and looks whether each has the columns that its header says. The table
 * that they read is the stack's. Region and credentials are those of the environment.
 */
public final class ViewsApp {
    private ViewsApp() {}

    /**
     * Deploys the views.
     *
     * @param arguments database and workgroup, as the data stack's outputs name them
     */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Invalid arguments: " + List.of(arguments)
                    + ", expected the outputs Database and SystemWorkGroup of the data stack.");
        }
        try (AthenaClient athena = AthenaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            QueryTarget target = new QueryTarget(arguments[0], arguments[1], Optional.empty(), Polling.REMOTE);
            deploy(new AthenaQueries(athena, target, wait -> TimeUnit.MILLISECONDS.sleep(wait.toMillis())));
        }
    }

    /** Deploys and checks through any port. */
    static void deploy(Queries queries) {
        ViewDeployer deployer = new ViewDeployer(queries);
        ViewCatalog catalog = ViewCatalog.load();
        deployer.deploy(List.of(), catalog, SealedThrough.NOTHING);
        deployer.check(catalog);
    }
}
