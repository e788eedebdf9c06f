package dev.invoicearchive.auditor.console;

/** How results are written. */
public enum OutputForm {
    /** Aligned columns for people. */
    TABLE,
    /** One JSON object on each line for programs. */
    JSON
}
