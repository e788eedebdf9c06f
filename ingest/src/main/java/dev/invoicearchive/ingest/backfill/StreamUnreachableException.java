package dev.invoicearchive.ingest.backfill;

import java.io.IOException;

/** A delivery stream does not say how it is. */
public final class StreamUnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    StreamUnreachableException(String reason, IOException cause) {
        super(reason, cause);
    }
}
