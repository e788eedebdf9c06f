package dev.invoicearchive.format;

/** Names of what the archive adds to a file's footer. */
final class FooterKeys {
    /** The value of {@link ArchiveSchema#VERSION} when the file was written. */
    static final String SCHEMA_VERSION = "invoicearchive.schema-version";

    /** How many rows the writer was given: a second count beside Parquet's own. */
    static final String ROW_COUNT = "invoicearchive.row-count";

    private FooterKeys() {}
}
