package dev.invoicearchive.ingest.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that a mapping can say; each has a name in mapping files and an option of the same words. */
public enum MappingKey {
    INVOICE("invoice"),
    TRANSACTION("transaction"),
    AMOUNT("amount"),
    COUNTRY("country"),
    INVOICE_DATE("invoiceDate"),
    DATE_FORMAT("dateFormat"),
    DOCUMENT("document"),
    CHANGED_BY("changedBy"),
    EXPIRES_AT("expiresAt"),
    EVENT_TIME("eventTime"),
    EVENT_TIME_FORMAT("eventTimeFormat"),
    EVENT_TIME_ZONE("eventTimeZone"),
    FORMAT("format"),
    ENCODING("encoding"),
    DELIMITER("delimiter");

    private final String name;

    MappingKey(String name) {
        this.name = name;
    }

    /** The name in a mapping file. */
    public String key() {
        return name;
    }

    /** The option of the command line, such as {@code --invoice-date}. */
    public String option() {
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static Optional<MappingKey> named(String name) {
        return Arrays.stream(values()).filter(key -> key.name.equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(MappingKey::key).toList();
    }
}
