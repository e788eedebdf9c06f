package dev.invoicearchive.ingest.load;

import java.io.IOException;
import java.nio.file.Path;

/** The files that a load or a backfill keeps beside it cannot be used. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what, found, expected, next step */
    public JournalException(String message) {
        super(message);
    }

    private JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    static JournalException cannotWrite(Path file, IOException cause) {
        return new JournalException(
                "Cannot write " + file + ": " + cause.getMessage()
                        + ", expected room and permission. Mend that and run the same command again; it goes on where it"
                        + " stopped.",
                cause);
    }
}
