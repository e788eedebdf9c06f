package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryColumn;
import dev.invoicearchive.queries.QueryStatistics;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDefinition;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The views are made behind a deployment, each after what it reads, and then looked at. */
class ViewsAppTest {
    private static final LocalDate SEALED = LocalDate.of(2026, 11, 10);

    @Test
    void everyViewIsMadeAndThenChecked() {
        List<String> statements = new ArrayList<>();

        ViewsApp.deploy(answering(statements, ""));

        List<ViewDefinition> views = ViewCatalog.load().views();
        assertThat(statements.stream().filter(sql -> sql.startsWith("CREATE OR REPLACE VIEW")))
                .isEqualTo(views.stream()
                        .map(view -> view.statement(SealedThrough.of(SEALED)))
                        .toList());
        assertThat(statements.stream().filter(sql -> sql.endsWith(" WHERE false")))
                .hasSameSizeAs(views);
    }

    @Test
    void aViewWithOtherColumnsIsNamed() {
        assertThatThrownBy(() -> ViewsApp.deploy(answering(new ArrayList<>(), "current_state")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Invalid columns of view current_state");
    }

    @Test
    void withoutDatabaseAndWorkgroupItSaysWhatIsMissing() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        int code = ViewsApp.run(
                new String[] {"database"}, System.out, new PrintStream(told, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "Invalid arguments: [database], expected the outputs Database and SystemWorkGroup of the data"
                                + " stack.\n");
    }

    /** Answers how far days are sealed, and each look at a view with its columns, but for one view with another. */
    private static Queries answering(List<String> statements, String brokenView) {
        return (sql, reader) -> {
            statements.add(sql);
            if (sql.contains("FROM days WHERE state = 'sealed'")) {
                reader.page(List.of(List.of(SEALED.toString())));
            }
            ViewCatalog.load().views().stream()
                    .filter(view -> sql.equals("SELECT * FROM " + view.name() + " WHERE false"))
                    .forEach(view -> reader.columns((view.name().equals(brokenView) ? List.of("other") : view.columns())
                            .stream()
                                    .map(name -> new QueryColumn(name, "varchar"))
                                    .toList()));
            return new QueryStatistics("id", 0, Duration.ZERO, Optional.empty());
        };
    }
}
