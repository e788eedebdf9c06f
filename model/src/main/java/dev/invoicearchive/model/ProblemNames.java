package dev.invoicearchive.model;

import java.util.List;

/** The words in the column {@code problems}: the names of columns, so that SQL needs no spelling of the table. */
final class ProblemNames {
    static final String EVENT_TIME = "event_time";
    static final String CHANGED_BY = "changed_by";
    static final String AMOUNT = "amount";
    static final String COUNTRY = "country";
    static final String INVOICE_DATE = "invoice_date";
    static final String INVOICE_DOC = "invoice_doc";
    static final String IMAGE = "image_fingerprint";

    private static final String SEPARATOR = ",";

    private ProblemNames() {}

    /** The name of the column that holds the same of the image before the change. */
    static String previous(String name) {
        return "previous_" + name;
    }

    /** The words as one text; null if there are none. */
    static String join(List<String> names) {
        return names.isEmpty() ? null : String.join(SEPARATOR, names);
    }

    /** Whether a text that {@link #join} made holds the word. */
    static boolean contains(String joined, String name) {
        return joined != null && List.of(joined.split(SEPARATOR)).contains(name);
    }
}
