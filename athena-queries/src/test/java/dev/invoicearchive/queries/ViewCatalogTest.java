package dev.invoicearchive.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that the catalog knows every file, orders views by what they read, and refuses headers that cannot be right. */
class ViewCatalogTest {
    private static final Path SQL = Path.of("sql");
    private static final Pattern CLOCK = Pattern.compile("\\b(now\\s*\\(|current_(date|time|timestamp)|localtime)");
    private static final Pattern SOURCE = Pattern.compile("\\b(?:from|join)\\s+([a-z_]+)");

    @Test
    void everyFileIsInTheIndex() throws IOException {
        try (Stream<Path> tree = Stream.concat(Files.walk(SQL.resolve("staging")), Files.walk(SQL.resolve("marts")))) {
            List<String> files = tree.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.replace(".sql", ""))
                    .toList();

            assertThat(names(ViewCatalog.load())).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    @Test
    void aViewStandsBehindWhatItReads() {
        List<String> names = names(ViewCatalog.load());

        for (ViewDefinition view : ViewCatalog.load().views()) {
            for (String source : view.reads()) {
                assertThat(names.indexOf(source)).as(source).isLessThan(names.indexOf(view.name()));
            }
        }
    }

    @Test
    void theHeaderNamesWhatTheStatementReads() {
        List<String> known = Stream.concat(names(ViewCatalog.load()).stream(), CatalogDdl.TABLES.stream())
                .toList();
        for (ViewDefinition view : ViewCatalog.load().views()) {
            List<String> read = SOURCE.matcher(view.select().toLowerCase(Locale.ROOT))
                    .results()
                    .map(match -> match.group(1))
                    .filter(known::contains)
                    .distinct()
                    .toList();

            assertThat(view.reads()).as(view.name()).containsExactlyInAnyOrderElementsOf(read);
        }
    }

    @Test
    void noViewAsksTheEngineForTheTime() {
        for (ViewDefinition view : ViewCatalog.load().views()) {
            assertThat(view.select().toLowerCase(Locale.ROOT)).as(view.name()).doesNotContainPattern(CLOCK);
        }
    }

    @Test
    void aCircleIsRefused() {
        ViewDefinition one = view("one", "two");
        ViewDefinition two = view("two", "one");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ViewCatalog(List.of(one, two)))
                .withMessageContaining("a circle [one, two]");
    }

    @Test
    void anUnknownSourceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ViewCatalog(List.of(view("one", "gone"))))
                .withMessageContaining("Invalid reads of view one: gone");
    }

    @Test
    void aFileWithoutGrainIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ViewFile.parse("marts/one.sql", "-- view: one\nSELECT 1"))
                .withMessageContaining("Missing grain of marts/one.sql");
    }

    @Test
    void aFileUnderAnotherNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ViewFile.parse("marts/two.sql", "-- view: one\nSELECT 1"))
                .withMessageContaining("Invalid view of marts/two.sql: one");
    }

    private static ViewDefinition view(String name, String source) {
        return new ViewDefinition(name, "any", List.of("a"), List.of(source), "SELECT a FROM " + source);
    }

    private static List<String> names(ViewCatalog catalog) {
        return catalog.views().stream().map(ViewDefinition::name).toList();
    }
}
