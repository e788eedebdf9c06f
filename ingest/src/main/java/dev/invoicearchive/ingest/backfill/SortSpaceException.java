package dev.invoicearchive.ingest.backfill;

import java.io.IOException;
import java.nio.file.Path;

/** There is no room, or no right, to sort in the work folder. */
public final class SortSpaceException extends IOException {
    private static final long serialVersionUID = 1L;

    SortSpaceException(Path folder, IOException cause) {
        super(
                "Cannot sort in " + folder + ": " + cause.getMessage() + ", expected room for several times the file's"
                        + " size. Make room, or choose another folder with --work; nothing was left there.",
                cause);
    }
}
