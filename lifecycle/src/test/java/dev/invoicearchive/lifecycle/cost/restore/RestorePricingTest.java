package dev.invoicearchive.lifecycle.cost.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.cost.prices.PriceListFile;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A restore's price is told before it begins: objects, bytes and copies, each calculated by hand here. */
class RestorePricingTest {
    private static final long TEN_GB = 10L << 30;
    private static final int THIRTY_DAYS = 30;
    private final RestorePricing pricing = new RestorePricing(PriceListFile.shipped());

    /** Copies: 10 GB x 30 days x 12 / 365 x 0.023 = 0.2268. */
    @ParameterizedTest
    @CsvSource({
        // 20,000 x 10.00 / 1000, 10 x 0.03
        "GLACIER,      EXPEDITED, 200.00, 0.30, PT5M",
        // 20,000 x 0.05 / 1000, 10 x 0.01
        "GLACIER,      STANDARD,    1.00, 0.10, PT5H",
        "GLACIER,      BULK,        0.00, 0.00, PT12H",
        // 20,000 x 0.10 / 1000, 10 x 0.02
        "DEEP_ARCHIVE, STANDARD,    2.00, 0.20, PT12H",
        // 20,000 x 0.025 / 1000, 10 x 0.0025
        "DEEP_ARCHIVE, BULK,        0.50, 0.03, PT48H"
    })
    void eachWayOutOfAColdClassHasItsPriceAndItsTime(
            StorageClass storageClass, RetrievalTier tier, String requests, String retrieval, Duration time) {
        RestoreQuote quote = pricing.quote(storageClass, tier, 20_000, TEN_GB, THIRTY_DAYS);

        assertThat(quote.requests()).isEqualTo(requests);
        assertThat(quote.retrieval()).isEqualTo(retrieval);
        assertThat(quote.copies()).isEqualTo("0.23");
        assertThat(quote.total())
                .isEqualTo(quote.requests().add(quote.retrieval()).add(quote.copies()));
        assertThat(quote.time().atMost()).isEqualTo(time);
    }

    @Test
    void nothingToRestoreCostsNothing() {
        assertThat(pricing.quote(StorageClass.DEEP_ARCHIVE, RetrievalTier.BULK, 0, 0, 1)
                        .total())
                .isEqualTo("0.00");
    }

    @Test
    void aClassThatAnswersAtOnceIsNotRestored() {
        assertThatThrownBy(() -> pricing.quote(StorageClass.GLACIER_IR, RetrievalTier.STANDARD, 1, 1, 1))
                .hasMessage("Invalid storage class to restore from: GLACIER_IR, expected GLACIER or DEEP_ARCHIVE."
                        + " It answers at once; read it.");
    }

    @Test
    void deepArchiveKnowsNoExpedited() {
        assertThatThrownBy(() -> pricing.quote(StorageClass.DEEP_ARCHIVE, RetrievalTier.EXPEDITED, 1, 1, 1))
                .hasMessage("Invalid retrieval tier: Expedited, expected Standard or Bulk for DEEP_ARCHIVE.");
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        assertThatThrownBy(() -> pricing.quote(StorageClass.GLACIER, RetrievalTier.BULK, -1, 1, 1))
                .hasMessage("Invalid objects to restore: -1, expected 0 or more.");
        assertThatThrownBy(() -> pricing.quote(StorageClass.GLACIER, RetrievalTier.BULK, 1, -1, 1))
                .hasMessage("Invalid bytes to restore: -1, expected 0 or more.");
        assertThatThrownBy(() -> pricing.quote(StorageClass.GLACIER, RetrievalTier.BULK, 1, 1, 0))
                .hasMessage("Invalid days to keep restored copies: 0, expected 1 or more.");
    }
}
