package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Turns the {@code .test} files beside the views into tests on one engine. */
final class SqlTests {
    private final RunningEngine engine;

    SqlTests(RunningEngine engine) {
        this.engine = engine;
    }

    /** A container for each file, with a test for each case. */
    Stream<DynamicNode> all() throws IOException {
        List<DynamicNode> nodes = new ArrayList<>();
        for (Path file : files()) {
            nodes.add(container(SqlTestFile.read(file)));
        }
        return nodes.stream();
    }

    static List<Path> files() throws IOException {
        Path folder = Installation.current().home().resolve("athena-queries/sql");
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> path.toString().endsWith(".test"))
                    .sorted()
                    .toList();
        }
    }

    private DynamicNode container(SqlTestFile file) {
        String database = "test_" + file.view();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("deploys", () -> prepare(database, file)));
        file.cases().forEach(one -> tests.add(DynamicTest.dynamicTest(one.title(), () -> run(database, one))));
        return DynamicContainer.dynamicContainer(file.view(), tests);
    }

    private void prepare(String database, SqlTestFile file) throws IOException {
        new GivenRows(file.given()).writeTo(engine.bucket(database));
        new GivenDays(file.days()).writeTo(engine.bucket(database));
        engine.deploy(database, upTo(file.view()));
    }

    private void run(String database, SqlTestFile.Case one) {
        Queries queries = engine.queries(database);
        switch (one.expectation()) {
            case ROWS -> assertThat(queries.ask(one.sql()).rows()).as(one.sql()).isEqualTo(one.expected());
            case ERROR -> {
                QueryFailedException failure =
                        catchThrowableOfType(QueryFailedException.class, () -> queries.ask(one.sql()));
                assertThat(failure).as(one.sql()).isNotNull();
                assertThat(failure.reason()).contains(one.expected().get(0).get(0));
            }
        }
    }

    /** The view and what it reads; the rest would only cost time. */
    private static ViewCatalog upTo(String view) {
        ViewCatalog all = ViewCatalog.load();
        Set<ViewDefinition> needed = new LinkedHashSet<>();
        add(all.view(view), all, needed);
        return new ViewCatalog(List.copyOf(needed));
    }

    private static void add(ViewDefinition view, ViewCatalog all, Set<ViewDefinition> needed) {
        needed.add(view);
        for (ViewDefinition candidate : all.views()) {
            if (view.reads().contains(candidate.name())) {
                add(candidate, all, needed);
            }
        }
    }
}
