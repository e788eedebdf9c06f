package dev.invoicearchive.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@link ArchiveSettings} from environment variables; what is not set keeps its default. */
final class SettingsEnvironment {
    /** Every variable with this beginning belongs to these settings, so that a misspelled one is found at once. */
    static final String PREFIX = "ARCHIVE_";

    static final String FIRST_DAY = PREFIX + "FIRST_DAY";
    static final String CURRENCY_SYMBOL = PREFIX + "CURRENCY_SYMBOL";
    static final String INVOICE_DATE_FORMATS = PREFIX + "INVOICE_DATE_FORMATS";
    static final String INVOICE_DATE_ZONE = PREFIX + "INVOICE_DATE_ZONE";
    static final String INVOICE_NUMBER = PREFIX + "INVOICE_NUMBER_ATTRIBUTE";
    static final String TRANSACTION_ID = PREFIX + "TRANSACTION_ID_ATTRIBUTE";
    static final String AMOUNT = PREFIX + "AMOUNT_ATTRIBUTE";
    static final String COUNTRY = PREFIX + "COUNTRY_ATTRIBUTE";
    static final String INVOICE_DATE = PREFIX + "INVOICE_DATE_ATTRIBUTE";
    static final String INVOICE_DOC = PREFIX + "INVOICE_DOC_ATTRIBUTE";
    static final String CHANGED_BY = PREFIX + "CHANGED_BY_ATTRIBUTE";
    static final String EXPIRES_AT = PREFIX + "EXPIRES_AT_ATTRIBUTE";

    /** Every key, in the order of the record. */
    static final List<String> KEYS = List.of(
            INVOICE_NUMBER,
            TRANSACTION_ID,
            AMOUNT,
            COUNTRY,
            INVOICE_DATE,
            INVOICE_DOC,
            CHANGED_BY,
            EXPIRES_AT,
            INVOICE_DATE_FORMATS,
            INVOICE_DATE_ZONE,
            CURRENCY_SYMBOL,
            FIRST_DAY);

    /** Stands between two date formats; no format contains it. */
    private static final Pattern FORMAT_SEPARATOR = Pattern.compile("|", Pattern.LITERAL);

    private final Map<String, String> environment;

    SettingsEnvironment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    ArchiveSettings settings() {
        refuseUnknownKeys();
        ArchiveSettings defaults = ArchiveSettings.DEFAULT;
        ZoneId zone = zone(defaults.invoiceDateZone());
        LocalDate firstDay = firstDay(defaults.firstDay());
        try {
            return new ArchiveSettings(
                    attributes(defaults.attributes()),
                    formats(defaults.invoiceDateFormats()),
                    zone,
                    environment.getOrDefault(CURRENCY_SYMBOL, defaults.currencySymbol()),
                    firstDay);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + " Correct the variable " + PREFIX + "... that sets it.", e);
        }
    }

    private void refuseUnknownKeys() {
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(key -> !key.startsWith(PREFIX) || KEYS.contains(key));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Invalid setting: " + String.join(", ", unknown) + ", expected "
                    + String.join(", ", KEYS) + ". Correct the name or remove the variable.");
        }
    }

    private Attributes attributes(Attributes defaults) {
        return new Attributes(
                attribute(INVOICE_NUMBER, defaults.invoiceNumber()),
                attribute(TRANSACTION_ID, defaults.transactionId()),
                attribute(AMOUNT, defaults.amount()),
                attribute(COUNTRY, defaults.country()),
                attribute(INVOICE_DATE, defaults.invoiceDate()),
                attribute(INVOICE_DOC, defaults.invoiceDoc()),
                attribute(CHANGED_BY, defaults.changedBy()),
                attribute(EXPIRES_AT, defaults.expiresAt()));
    }

    private String attribute(String key, String fallback) {
        return environment.getOrDefault(key, fallback);
    }

    private List<String> formats(List<String> fallback) {
        String text = environment.get(INVOICE_DATE_FORMATS);
        return text == null ? fallback : List.of(FORMAT_SEPARATOR.split(text, -1));
    }

    private ZoneId zone(ZoneId fallback) {
        String text = environment.get(INVOICE_DATE_ZONE);
        try {
            return text == null ? fallback : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw invalid(INVOICE_DATE_ZONE, text, "a time zone such as Z or Europe/Berlin", e);
        }
    }

    private LocalDate firstDay(LocalDate fallback) {
        String text = environment.get(FIRST_DAY);
        try {
            return text == null ? fallback : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid(FIRST_DAY, text, "a day such as 2019-01-01", e);
        }
    }

    private static IllegalArgumentException invalid(String key, String found, String expected, RuntimeException cause) {
        return new IllegalArgumentException(
                "Invalid " + key + ": " + found + ", expected " + expected + ". Correct the variable.", cause);
    }
}
