package dev.invoicearchive.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves the delivered table's definitions against the ones that are checked in, where a reviewer sees every change. */
class CatalogDdlTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);

    @Test
    void athenasDefinitionIsTheOneCheckedIn() throws IOException {
        assertThat(CatalogDdl.forAthena("s3://invoice-archive/Invoice", FIRST_DAY))
                .containsExactly(file("delivered.athena.sql"));
    }

    @Test
    void theLocalDefinitionIsTheOneCheckedIn() throws IOException {
        List<String> statements = CatalogDdl.forLocalEngine(
                "invoice_archive", "file:///store/Invoice", FIRST_DAY, LocalDate.of(2026, 11, 20));

        assertThat(String.join(";\n\n", statements)).isEqualTo(file("delivered.local.sql"));
    }

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("sql", "catalog", name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .reduce((one, next) -> one + "\n" + next)
                .orElseThrow();
    }
}
