package dev.invoicearchive.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a site decides about its table: spellings, date formats, currency and the archive's first day. Read once, at
 * start; the same in every stage.
 *
 * @param attributes how the table spells its attributes
 * @param invoiceDateFormats accepted patterns of {@link java.time.format.DateTimeFormatter}, tried in this order; a
 *     pattern with a time of day gives the date of that time in {@code invoiceDateZone}
 * @param invoiceDateZone the zone in which business dates are meant when the text carries an offset
 * @param currencySymbol the one symbol that may stand before an amount given as text, such as {@code $}
 * @param firstDay the first UTC day that the archive holds; older changes are refused, because queries start here
 */
public record ArchiveSettings(
        Attributes attributes,
        List<String> invoiceDateFormats,
        ZoneId invoiceDateZone,
        String currencySymbol,
        LocalDate firstDay) {

    /** The variable that sets {@link #firstDay}. */
    public static final String FIRST_DAY_VARIABLE = SettingsEnvironment.FIRST_DAY;

    /** Before this, times are negative and no DynamoDB existed. */
    private static final LocalDate FIRST_DAY_MIN = LocalDate.EPOCH;

    /** The settings of the use case's table. */
    public static final ArchiveSettings DEFAULT = new ArchiveSettings(
            Attributes.DEFAULT,
            List.of("uuuu-MM-dd", "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ssXXX"),
            ZoneOffset.UTC,
            "$",
            LocalDate.of(2019, 1, 1));

    public ArchiveSettings {
        Objects.requireNonNull(attributes, "attributes is null");
        invoiceDateFormats = List.copyOf(invoiceDateFormats);
        Objects.requireNonNull(invoiceDateZone, "invoiceDateZone is null");
        Objects.requireNonNull(currencySymbol, "currencySymbol is null");
        Objects.requireNonNull(firstDay, "firstDay is null");
        if (invoiceDateFormats.isEmpty()) {
            throw new IllegalArgumentException("Missing date patterns: none, expected at least one.");
        }
        invoiceDateFormats.forEach(InvoiceDates::check);
        AmountRule.checkSymbol(currencySymbol);
        if (firstDay.isBefore(FIRST_DAY_MIN)) {
            throw new IllegalArgumentException(
                    "Invalid first day: " + firstDay + ", expected " + FIRST_DAY_MIN + " or later.");
        }
    }

    /**
     * Reads the settings from environment variables that begin with {@code ARCHIVE_}, such as {@code
     * ARCHIVE_FIRST_DAY=2019-01-01} or {@code ARCHIVE_TRANSACTION_ID_ATTRIBUTE=TransactionIdentifier}; other variables are
     * passed over, and what is not set keeps its value of {@link #DEFAULT}. The date formats are separated by {@code |}.
     *
     * @throws IllegalArgumentException if a variable with that beginning is unknown or its value is wrong
     */
    public static ArchiveSettings fromEnvironment(Map<String, String> environment) {
        return new SettingsEnvironment(environment).settings();
    }
}
