package dev.invoicearchive.model;

/** Where things lie in the archive bucket. */
public final class ObjectKeys {
    /** Delivered Parquet, below it {@code YYYY/MM/DD/HH/}. */
    public static final String DELIVERED = "Invoice/";

    /** Untransformed records, gzip. */
    public static final String SOURCE = "source/";

    /** What could not be transformed or delivered. */
    public static final String ERRORS = "errors/";

    private ObjectKeys() {}

    /** The folder of one event hour, {@code Invoice/2026/11/20/20/}. */
    public static String deliveredFolder(EventHour hour) {
        return DELIVERED + hour.yearText() + "/" + hour.monthText() + "/" + hour.dayText() + "/" + hour.hourText()
                + "/";
    }

    /**
     * The evaluated Firehose prefix of one carrier: the folder and the token that begins the object's name. One prefix
     * is one object, because joined Parquet files lose rows silently.
     */
    public static String deliveredPrefix(EventHour hour, String token) {
        return deliveredFolder(hour) + token + "-";
    }
}
