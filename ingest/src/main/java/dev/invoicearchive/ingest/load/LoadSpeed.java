package dev.invoicearchive.ingest.load;

/**
 * How hard a load drives the table.
 *
 * @param callers calls that may be under way at once
 * @param linesPerCall items of each
 * @param linesPerSave lines between two times of writing down how far it has come; about as many are asked for once more
 *     after a kill
 */
public record LoadSpeed(int callers, int linesPerCall, int linesPerSave) {
    private static final int LINES_PER_SAVE = 2_000;

    /** With saves as often as suits a real table. */
    public LoadSpeed(int callers, int linesPerCall) {
        this(callers, linesPerCall, LINES_PER_SAVE);
    }

    public LoadSpeed {
        if (callers < 1 || linesPerCall < 1 || linesPerCall > TableWriter.LINES_MAX) {
            throw new IllegalArgumentException("Invalid speed: " + callers + " callers with " + linesPerCall
                    + " lines, expected 1 or more, and 1 to " + TableWriter.LINES_MAX + ".");
        }
    }
}
