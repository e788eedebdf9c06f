package dev.invoicearchive.lifecycle.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.cost.prices.PriceListFile;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code docs/cost.md} says is what the calculator says today. */
class CostDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/cost.md");
    private static final String YIELDED = CostDocument.markdown(PriceListFile.shipped(), RetentionRulesFile.shipped());

    @Test
    void theDocumentIsWhatTheCalculatorYields() throws IOException {
        if ("renew".equals(System.getProperty("snapshots"))) {
            Files.writeString(DOCUMENT, YIELDED, StandardCharsets.UTF_8);
        }

        assertThat(YIELDED)
                .as("docs/cost.md; renew with -Dsnapshots=renew")
                .isEqualTo(Files.readString(DOCUMENT, StandardCharsets.UTF_8));
    }

    @Test
    void theDocumentNamesEveryPriceAndThatNobodyAskedAnAccount() {

        for (PriceKey key : PriceKey.values()) {
            assertThat(YIELDED).contains("| " + key.key() + " |");
        }
        assertThat(YIELDED).contains("No AWS account\nwas used").contains("from memory");
    }
}
