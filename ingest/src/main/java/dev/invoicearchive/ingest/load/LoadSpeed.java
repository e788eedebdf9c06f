package dev.invoicearchive.ingest.load;

/**
 * How hard a load drives the table.
 *
 * @param callers calls that may be under way at once
 * @param linesPerCall items of each
 */
public record LoadSpeed(int callers, int linesPerCall) {
    public LoadSpeed {
        if (callers < 1 || linesPerCall < 1 || linesPerCall > TableWriter.LINES_MAX) {
            throw new IllegalArgumentException("Invalid speed: " + callers + " callers with " + linesPerCall
                    + " lines, expected 1 or more, and 1 to " + TableWriter.LINES_MAX + ".");
        }
    }
}
