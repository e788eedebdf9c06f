package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDefinition;
import dev.invoicearchive.queries.ViewDeployer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that all views deploy, again and again, and that a renamed column cannot get past the deployment. */
@ExtendWith(EngineOfThisJava.class)
class ViewDeploymentTest {
    @Test
    void everyViewDeploysWithTheColumnsOfItsHeaderAndDoesSoAgain(RunningEngine engine) throws IOException {
        engine.deploy("deployed", ViewCatalog.load());
        engine.deploy("deployed", ViewCatalog.load());
        new ViewDeployer(engine.queries("deployed")).check(ViewCatalog.load());

        List<List<String>> tables =
                engine.queries("deployed").ask("SHOW TABLES").rows();

        assertThat(tables)
                .hasSize(ViewCatalog.load().views().size() + 6)
                .contains(List.of("delivered"), List.of("sealed"));
    }

    @Test
    void aHeaderWithARenamedColumnFailsTheCheck(RunningEngine engine) throws IOException {
        String database = "renamed_header";
        ViewDefinition changes = ViewCatalog.load().view("changes");
        List<String> renamed = new ArrayList<>(changes.columns());
        renamed.set(renamed.indexOf("country"), "land");
        ViewDefinition doctored =
                new ViewDefinition(changes.name(), changes.grain(), renamed, changes.reads(), changes.select());

        ViewCatalog catalog = new ViewCatalog(List.of(doctored));
        engine.deploy(database, catalog);

        assertThatIllegalStateException()
                .isThrownBy(() -> new ViewDeployer(engine.queries(database)).check(catalog))
                .withMessageStartingWith("Invalid columns of view changes: ")
                .withMessageContaining("land");
    }

    @Test
    void aRenamedColumnOfTheTableFailsTheDeploymentWithViewAndPlace(RunningEngine engine) throws IOException {
        String database = "renamed_column";
        engine.deploy(database, new ViewCatalog(List.of()));
        List<String> doctored = engine.tableStatements(database).stream()
                .map(statement -> statement.replace("previous_amount", "former_amount"))
                .toList();
        ViewDeployer deployer = new ViewDeployer(engine.queries(database));

        assertThatExceptionOfType(QueryFailedException.class)
                .isThrownBy(() -> deployer.deploy(doctored, ViewCatalog.load(), SealedThrough.NOTHING))
                .withMessageContaining("view changes: ")
                .withMessageContaining("Column 'previous_amount' cannot be resolved")
                .satisfies(failure -> assertThat(failure.place()).isPresent());
    }

    @Test
    void everyViewHasItsTests() throws IOException {
        List<String> tested = SqlTests.files().stream()
                .map(Path::getFileName)
                .map(name -> name.toString().replace(".test", ""))
                .toList();

        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(ViewCatalog.load().views().stream()
                        .map(ViewDefinition::name)
                        .toList());
    }
}
