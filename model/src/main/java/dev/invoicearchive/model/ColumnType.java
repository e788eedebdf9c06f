package dev.invoicearchive.model;

/** The types a column can have, with the names that SQL gives them. */
public enum ColumnType {
    STRING("string", "varchar"),
    BIGINT("bigint", "bigint"),
    /** Milliseconds: the precision that Athena shows of a Hive table. */
    TIMESTAMP_MILLIS("timestamp", "timestamp(3)"),
    /** The one decimal type of the archive: 29 digits before the point, 9 behind it. */
    DECIMAL_38_9("decimal(38,9)", "decimal(38,9)"),
    DATE("date", "date");

    private final String glueName;
    private final String trinoName;

    ColumnType(String glueName, String trinoName) {
        this.glueName = glueName;
        this.trinoName = trinoName;
    }

    /** The name in the Glue catalog, which is Hive's. */
    public String glueName() {
        return glueName;
    }

    /** The name in Trino's and Athena's queries. */
    public String trinoName() {
        return trinoName;
    }
}
