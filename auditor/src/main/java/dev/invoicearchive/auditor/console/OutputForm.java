package dev.invoicearchive.auditor.console;

/** How results are written. */
public enum OutputForm {
    /** Aligned columns for people. */
    TABLE,
    /** Comma-separated values with a heading, as RFC 4180 has them, for spreadsheets and scripts. */
    CSV,
    /** One JSON object on each line for programs. */
    JSON,
    /** A table of GitHub's Markdown for reports and issues. */
    MARKDOWN
}
