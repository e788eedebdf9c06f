package dev.invoicearchive.infra;

import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Polling;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryTarget;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDeployer;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;

/**
 * Makes the views in Athena, behind a deployment, and looks whether each has the columns that its header says. The table
 * that they read is the stack's. Region and credentials are those of the environment.
 */
public final class ViewsApp {
    private static final int FINDINGS = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    private ViewsApp() {}

    /**
     * Deploys the views. Ends with 1 if a view cannot be made or has other columns, with 2 if the arguments are wrong, with
     * 3 if Athena cannot be asked.
     *
     * @param arguments database and workgroup, as the data stack's outputs name them
     */
    public static void main(String[] arguments) {
        int code = run(arguments, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The same, with its messages told to these; gives the exit code. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 2) {
            err.println("Invalid arguments: " + List.of(arguments)
                    + ", expected the outputs Database and SystemWorkGroup of the data stack.");
            return USAGE;
        }
        try (AthenaClient athena = AthenaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            QueryTarget target = new QueryTarget(arguments[0], arguments[1], Optional.empty(), Polling.REMOTE);
            deploy(new AthenaQueries(athena, target, wait -> TimeUnit.MILLISECONDS.sleep(wait.toMillis())));
            out.println(ViewCatalog.load().views().size() + " views made in " + arguments[0]
                    + ", each with the columns that its header says.");
            return 0;
        } catch (SdkException e) {
            err.println("Cannot ask Athena: " + e.getMessage()
                    + " Set AWS_REGION and credentials that may take the operate role.");
            return UNREACHABLE;
        } catch (QueryFailedException | IllegalStateException e) {
            err.println(e.getMessage());
            return FINDINGS;
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
