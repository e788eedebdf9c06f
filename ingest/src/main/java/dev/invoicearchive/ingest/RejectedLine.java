package dev.invoicearchive.ingest;

import java.util.Objects;

/**
 * One line of a file that cannot be taken in.
 *
 * @param number the line's place in the file, 1 for the first
 * @param reason what was found where and what was expected; names columns and keys, never the content of a document
 */
public record RejectedLine(long number, String reason) {
    public RejectedLine {
        Objects.requireNonNull(reason, "reason is null");
    }
}
