package dev.invoicearchive.lifecycle.cost.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped prices are complete and say where they come from; a file that cannot be right is refused by name. */
class PriceListFileTest {
    private static final String OWN = """
            {"prices": {"s3-standard": {"amount": "0.0245", "per": 1, "unit": "GB-month", "region": "eu-central-1",
              "asOf": "2026-11-01", "source": "our contract", "confidence": "own"}}}
            """;

    @Test
    void everythingThatIsBilledHasAPriceWithItsSource() {
        Map<PriceKey, Price> prices = PriceListFile.shipped().all();

        assertThat(prices).containsOnlyKeys(PriceKey.values());
        assertThat(prices.values()).allSatisfy(price -> {
            assertThat(price.source()).isNotBlank();
            assertThat(price.asOf()).isAfter(LocalDate.of(2024, 1, 1));
            assertThat(price.confidence()).isNotEqualTo(Confidence.OWN);
        });
    }

    @Test
    void aPriceThatWasNotReadSaysSo() {
        assertThat(PriceListFile.shipped().all().values())
                .filteredOn(price -> price.source().startsWith("not read"))
                .isNotEmpty()
                .allSatisfy(price -> assertThat(price.confidence()).isEqualTo(Confidence.FROM_MEMORY));
        assertThat(PriceListFile.shipped().all().values())
                .filteredOn(price -> price.confidence() == Confidence.FROM_MEMORY)
                .allSatisfy(price -> assertThat(price.source()).startsWith("not read"));
    }

    @Test
    void anOwnFileReplacesSinglePrices() {
        PriceList shipped = PriceListFile.shipped();

        PriceList own = PriceListFile.over(shipped, "own.json", OWN);

        assertThat(own.get(PriceKey.S3_STANDARD).amount()).isEqualTo("0.0245");
        assertThat(own.get(PriceKey.S3_STANDARD).region()).isEqualTo("eu-central-1");
        Map<PriceKey, Price> rest = new EnumMap<>(own.all());
        rest.remove(PriceKey.S3_STANDARD);
        assertThat(shipped.all()).containsAllEntriesOf(rest);
    }

    @Test
    void anAmountWithoutQuotesIsNotRoundedOnItsWay() {
        String digits = "0.12345678901234567890123456789";

        PriceList own = PriceListFile.over(PriceListFile.shipped(), "own.json", OWN.replace("\"0.0245\"", digits));

        assertThat(own.get(PriceKey.S3_STANDARD).amount()).isEqualTo(digits);
    }

    @Test
    void anAmountIsRoundedOnceHalfACentUp() {
        Price price =
                PriceListFile.over(PriceListFile.shipped(), "own.json", OWN).get(PriceKey.S3_STANDARD);

        assertThat(price.of(new BigDecimal("1"))).isEqualTo("0.02");
        // 0.0245 x 10 = 0.245
        assertThat(price.of(new BigDecimal("10"))).isEqualTo("0.25");
        assertThat(price.of(BigDecimal.ZERO)).isEqualTo("0.00");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aBrokenPriceIsRefused(String change, String from, String to, String message) {
        assertThat(OWN).contains(from);

        assertThatThrownBy(() -> PriceListFile.over(PriceListFile.shipped(), "own.json", OWN.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.json")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> aBrokenPriceIsRefused() {
        return Stream.of(
                Arguments.of("an unknown key", "s3-standard", "s3-freezer", "Invalid price: s3-freezer"),
                Arguments.of("a negative amount", "0.0245", "-0.0245", "at s3-standard: Invalid amount: -0.0245"),
                Arguments.of("no number", "0.0245", "cheap", "Invalid amount: cheap, expected US dollars"),
                Arguments.of("nothing to divide by", "\"per\": 1", "\"per\": 0", "Invalid per: 0, expected 1 or more"),
                Arguments.of("half a unit", "\"per\": 1", "\"per\": 1.5", "Invalid content"),
                Arguments.of("another unit", "GB-month", "GB", "Invalid unit of s3-standard: GB, expected GB-month"),
                Arguments.of("no day", "2026-11-01", "last week", "Invalid asOf: last week, expected a day"),
                Arguments.of("no source", "our contract", " ", "Missing source or region"),
                Arguments.of("no confidence", ", \"confidence\": \"own\"", "", "confidence"),
                Arguments.of("an unknown confidence", "\"own\"", "\"sure\"", "sure"),
                Arguments.of("an unknown field", "\"per\"", "\"colour\": 1, \"per\"", "colour"),
                Arguments.of("a missing field", "\"per\": 1,", "", "per"),
                Arguments.of("no prices", "\"prices\"", "\"costs\"", "prices"),
                Arguments.of("a field twice", "\"per\": 1", "\"per\": 1, \"per\": 2", "Duplicate"),
                Arguments.of("not JSON", "{\"prices\"", "[{\"prices\"", "own.json"));
    }

    @Test
    void aCompleteListMissesNothing() throws IOException {
        try (InputStream stream = PriceListFile.class.getResourceAsStream("prices.json")) {
            String shipped = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            int end = shipped.indexOf("\"dynamodb-storage\"");
            String without = "{\"prices\": {" + shipped.substring(end);

            assertThat(PriceListFile.complete("prices.json", shipped).all()).hasSize(PriceKey.values().length);
            assertThatThrownBy(() -> PriceListFile.complete("prices.json", without))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot use prices.json: Missing price: dynamodb-write, expected one for each write"
                            + " request unit. Add it under prices.");
        }
    }
}
