package dev.invoicearchive.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves the tables' definitions against the ones that are checked in, where a reviewer sees every change. */
class CatalogDdlTest {
    @Test
    void athenasDefinitionsAreTheOnesCheckedIn() throws IOException {
        List<String> statements = CatalogDdl.forAthena("s3://invoice-archive", LocalDate.of(2019, 1, 1));

        assertThat(String.join(";\n\n", statements)).isEqualTo(file("tables.athena.sql"));
    }

    @Test
    void theLocalDefinitionsAreTheOnesCheckedIn() throws IOException {
        List<String> statements = CatalogDdl.forLocalEngine(
                "invoice_archive", "file:///store", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 20));

        assertThat(String.join(";\n\n", statements)).isEqualTo(file("tables.local.sql"));
    }

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("sql", "catalog", name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .reduce((one, next) -> one + "\n" + next)
                .orElseThrow();
    }
}
