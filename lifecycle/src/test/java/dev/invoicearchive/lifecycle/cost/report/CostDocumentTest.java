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

    @Test
    void theDocumentIsWhatTheCalculatorYields() throws IOException {
        String yielded = CostDocument.markdown(PriceListFile.shipped(), RetentionRulesFile.shipped());
        if ("renew".equals(System.getProperty("snapshots"))) {
            Files.writeString(DOCUMENT, yielded, StandardCharsets.UTF_8);
        }

        assertThat(yielded)
                .as("docs/cost.md; renew with -Dsnapshots=renew")
                .isEqualTo(Files.readString(DOCUMENT, StandardCharsets.UTF_8));
    }

    @Test
    void theDocumentNamesEveryPriceAndThatNobodyAskedAnAccount() {
        String yielded = CostDocument.markdown(PriceListFile.shipped(), RetentionRulesFile.shipped());

        for (PriceKey key : PriceKey.values()) {
            assertThat(yielded).contains("| " + key.key() + " |");
        }
        assertThat(yielded).contains("No AWS account\nwas used").contains("from memory");
    }
}
