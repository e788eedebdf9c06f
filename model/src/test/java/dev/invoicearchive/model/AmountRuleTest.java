package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.AmountReading.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves the one table of what counts as an amount. */
class AmountRuleTest {
    private final AmountRule rule = new AmountRule(ArchiveSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0E+999999999, 0",
        "0E-999999999, 0",
        "10, 10",
        "10.50, 10.5",
        "-12.5, -12.5",
        "+7, 7",
        ".5, 0.5",
        "1e2, 100",
        "1E+19, 10000000000000000000",
        "1E-9, 0.000000001",
        "0.1000000000000, 0.1",
        "99999999999999999999.999999999, 99999999999999999999.999999999",
        "-99999999999999999999.999999999, -99999999999999999999.999999999"
    })
    void aNumberCountsAsItIs(String number, BigDecimal amount) {
        assertThat(read(Changes.number(number))).isEqualTo(value(amount));
    }

    @ParameterizedTest
    @CsvSource({
        "100000000000000000000, TOO_LARGE",
        "-1E+20, TOO_LARGE",
        "1E+999999999, TOO_LARGE",
        "9.9999999999999999999999999999999999999E+125, TOO_LARGE",
        "1E-10, TOO_MANY_DECIMALS",
        "0.1000000001, TOO_MANY_DECIMALS",
        "1E-130, TOO_MANY_DECIMALS",
        "NaN, NOT_AN_AMOUNT",
        "1E+9999999999, NOT_AN_AMOUNT",
        "1 000, NOT_AN_AMOUNT",
        "'1,000', NOT_AN_AMOUNT",
        "'', NOT_AN_AMOUNT"
    })
    void aNumberThatNoColumnHoldsIsRefused(String number, Reason reason) {
        assertThat(read(Changes.number(number))).isEqualTo(new AmountReading.Refused(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "1000|1000",
                "0|0",
                "007.00|7",
                "$1,000.00|1000",
                "$1000.00|1000",
                "1,000|1000",
                "12,345,678.90|12345678.9",
                "-5.25|-5.25",
                "-$5.00|-5",
                "$-5.00|-5",
                "($5.00)|-5",
                "(5)|-5",
                "(0)|0",
                "  $5.00 |5",
                "$0.123456789000|0.123456789",
                "$99,999,999,999,999,999,999.999999999|99999999999999999999.999999999"
            })
    void aTextCountsIfItSpellsAnAmountInTheCurrency(String text, BigDecimal amount) {
        assertThat(read(Changes.text(text))).isEqualTo(value(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "$",
                "-",
                "()",
                "($)",
                "1,00",
                "10,000,0",
                "1000,000",
                "0,123",
                ",100",
                "1.000,00",
                "1,000.",
                ".50",
                "$.50",
                "1..0",
                "1.0,000",
                "+5",
                "--5",
                "-$-5",
                "(-5)",
                "(5",
                "5)",
                "((5))",
                "$$5",
                "5$",
                "$ 5",
                "- 5",
                "1e3",
                "0x10",
                "\u20ac5",
                "USD 5",
                "\t5",
                "\u06615",
                "\u22125",
                "five"
            })
    void anyOtherTextIsRefused(String text) {
        assertThat(read(Changes.text(text))).isEqualTo(new AmountReading.Refused(Reason.NOT_AN_AMOUNT));
    }

    @Test
    void aTextOutOfRangeIsRefusedLikeANumber() {
        assertThat(read(Changes.text("$100,000,000,000,000,000,000")))
                .isEqualTo(new AmountReading.Refused(Reason.TOO_LARGE));
        assertThat(read(Changes.text("$0.0000000001"))).isEqualTo(new AmountReading.Refused(Reason.TOO_MANY_DECIMALS));
    }

    @Test
    void absentAndNullAreAbsentAndOtherTypesAreRefused() {
        assertThat(rule.read(Optional.empty())).isEqualTo(new AmountReading.Absent());
        assertThat(read(new AttributeValue.Null())).isEqualTo(new AmountReading.Absent());
        List<AttributeValue> others = List.of(
                new AttributeValue.Bool(true),
                new AttributeValue.Binary(new byte[] {1}),
                new AttributeValue.Sequence(List.of()),
                new AttributeValue.Document(Map.of()),
                new AttributeValue.NumberSet(List.of("1")));
        for (AttributeValue other : others) {
            AmountReading reading = read(other);
            assertThat(reading).isEqualTo(new AmountReading.Refused(Reason.WRONG_TYPE));
            assertThat(reading.counted()).isEmpty();
        }
    }

    @Test
    void hugeInputIsRefusedAtOnce() {
        String digits = "1".repeat(400_000);
        assertThat(read(Changes.number(digits))).isEqualTo(new AmountReading.Refused(Reason.NOT_AN_AMOUNT));
        assertThat(read(Changes.text("1" + ",000".repeat(100_000))))
                .isEqualTo(new AmountReading.Refused(Reason.NOT_AN_AMOUNT));
    }

    @Test
    void theSymbolIsAMatterOfConfiguration() {
        AmountRule kroner = new AmountRule(withSymbol("kr"));
        assertThat(kroner.read(Optional.of(Changes.text("kr1,000.50")))).isEqualTo(value(new BigDecimal("1000.5")));
        assertThat(kroner.read(Optional.of(Changes.text("$1")))).isInstanceOf(AmountReading.Refused.class);
        AmountRule bare = new AmountRule(withSymbol(""));
        assertThat(bare.read(Optional.of(Changes.text("-5")))).isEqualTo(value(new BigDecimal("-5")));
        assertThat(bare.read(Optional.of(Changes.text("$5")))).isInstanceOf(AmountReading.Refused.class);
    }

    private AmountReading read(AttributeValue value) {
        return rule.read(Optional.of(value));
    }

    private static AmountReading value(BigDecimal amount) {
        return new AmountReading.Value(amount.setScale(AmountRule.DECIMALS));
    }

    private static ArchiveSettings withSymbol(String symbol) {
        return new ArchiveSettings(
                Attributes.DEFAULT, List.of("uuuu-MM-dd"), ZoneOffset.UTC, symbol, LocalDate.of(2019, 1, 1));
    }
}
