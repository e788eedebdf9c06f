package dev.invoicearchive.lifecycle.cost.prices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * One price.
 *
 * @param amount US dollars, 0 or more
 * @param per for so many units
 * @param unit what is counted
 * @param region such as {@code us-east-1}
 * @param asOf the day on which it held
 * @param source where it was read
 * @param confidence how well it is known
 */
public record Price(
        BigDecimal amount, long per, String unit, String region, LocalDate asOf, String source, Confidence confidence) {
    /** Amounts are in whole cents. */
    public static final int CENTS = 2;

    public Price {
        Objects.requireNonNull(amount, "amount is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(region, "region is null");
        Objects.requireNonNull(asOf, "asOf is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(confidence, "confidence is null");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(
                    "Invalid amount: " + amount.toPlainString() + ", expected 0 or more US dollars.");
        }
        if (per < 1) {
            throw new IllegalArgumentException("Invalid per: " + per + ", expected 1 or more units.");
        }
        if (source.isBlank() || region.isBlank()) {
            throw new IllegalArgumentException(
                    "Missing source or region: found an empty text, expected where the price was read.");
        }
    }

    /** A price as a file writes it; the amount is read as text, quoted or not, so that nothing rounds it. */
    @JsonCreator
    static Price read(
            @JsonProperty(value = "amount", required = true) String amount,
            @JsonProperty(value = "per", required = true) long per,
            @JsonProperty(value = "unit", required = true) String unit,
            @JsonProperty(value = "region", required = true) String region,
            @JsonProperty(value = "asOf", required = true) String asOf,
            @JsonProperty(value = "source", required = true) String source,
            @JsonProperty(value = "confidence", required = true) Confidence confidence) {
        return new Price(number(amount), per, unit, region, day(asOf), source, confidence);
    }

    /** What so many units cost, in US dollars, half a cent rounded up. */
    public BigDecimal of(BigDecimal quantity) {
        return quantity.multiply(amount).divide(BigDecimal.valueOf(per), CENTS, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(Objects.requireNonNull(text, "amount is null"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Invalid amount: " + text + ", expected US dollars such as \"0.023\".", e);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(Objects.requireNonNull(text, "asOf is null"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Invalid asOf: " + text + ", expected a day such as 2026-11-21.", e);
        }
    }
}
