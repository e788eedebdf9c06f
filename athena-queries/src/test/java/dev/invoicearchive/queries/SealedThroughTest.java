package dev.invoicearchive.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves where views change from one table to another, and that a deployment never makes them fall back. */
class SealedThroughTest {
    private static final ViewCatalog VIEWS = new ViewCatalog(List.of(
            new ViewDefinition("plain", "any", List.of("day"), List.of("days"), "SELECT day FROM days"),
            new ViewDefinition(
                    "literal",
                    "any",
                    List.of("day"),
                    List.of("sealed"),
                    "SELECT day FROM sealed WHERE day <= DATE '${sealed}'")));

    @Test
    @DisplayName(
            "the overlap begins six days before the last sealed day, and a month counts as settled once it lies before that")
    void literals() {
        assertThat(SealedThrough.of(LocalDate.of(2026, 11, 10)).literals())
                .isEqualTo(Map.of(
                        "sealed", "2026-11-10",
                        "settled", "2026-11-03",
                        "settled_folder", "2026/11/03",
                        "open_month", "2026-11"));
        assertThat(SealedThrough.of(LocalDate.of(2026, 11, 7)).literals())
                .containsEntry("settled", "2026-10-31")
                .containsEntry("open_month", "2026-11");
        assertThat(SealedThrough.of(LocalDate.of(2026, 11, 6)).literals())
                .containsEntry("settled", "2026-10-30")
                .containsEntry("open_month", "2026-10");
    }

    @Test
    @DisplayName("without a seal every literal lies before every day")
    void nothing() {
        assertThat(SealedThrough.NOTHING.literals())
                .isEqualTo(Map.of(
                        "sealed", "0001-01-08",
                        "settled", "0001-01-01",
                        "settled_folder", "0001/01/01",
                        "open_month", "0001-01"));
    }

    @Test
    @DisplayName("a deployment takes the later of what it is told and what the table of days says")
    void neverFallsBack() {
        Engine engine = new Engine("2026-11-10", "2026-11-10");
        new ViewDeployer(engine).deploy(List.of("TABLE"), VIEWS, SealedThrough.of(LocalDate.of(2026, 11, 3)));
        assertThat(engine.made()).containsExactly("TABLE", "plain", "literal 2026-11-10");

        engine = new Engine(null, null);
        new ViewDeployer(engine).deploy(List.of(), VIEWS, SealedThrough.of(LocalDate.of(2026, 11, 3)));
        assertThat(engine.made()).containsExactly("plain", "literal 2026-11-03");
    }

    @Test
    @DisplayName("a seal that ends while views are made is caught up with")
    void catchesUp() {
        Engine engine = new Engine("2026-11-10", "2026-11-11", "2026-11-11");
        new ViewDeployer(engine).sealedThrough(VIEWS, SealedThrough.NOTHING);

        assertThat(engine.made()).containsExactly("literal 2026-11-10", "literal 2026-11-11");
    }

    @Test
    @DisplayName("a place without a value is refused")
    void unknownPlace() {
        ViewDefinition view = new ViewDefinition("v", "any", List.of("a"), List.of("days"), "SELECT ${gone}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.statement(SealedThrough.NOTHING))
                .withMessageContaining("Missing value of ${gone} in view v");
    }

    /** Answers questions for the last sealed day in turn, and keeps what else it is asked. */
    private static final class Engine implements Queries {
        private final List<String> days;
        private final List<String> statements = new ArrayList<>();
        private int asked;

        private Engine(String... days) {
            this.days = Arrays.asList(days);
        }

        private List<String> made() {
            return statements.stream()
                    .map(sql -> sql.replaceAll("(?s)CREATE OR REPLACE VIEW (\\w+) AS.*?(?:DATE '(.*)')?$", "$1 $2")
                            .strip())
                    .toList();
        }

        @Override
        public QueryStatistics run(String sql, ResultReader reader) {
            reader.columns(List.of(new QueryColumn("day", "varchar")));
            if (sql.contains("max(day)")) {
                reader.page(List.of(Arrays.asList(days.get(asked))));
                asked++;
            } else {
                statements.add(sql);
            }
            return new QueryStatistics("id", 0, Duration.ZERO, Optional.empty());
        }
    }
}
