package dev.invoicearchive.ingest.source;

import java.io.IOException;

/** Packed bytes that are not what gzip writes. */
final class DamagedGzipException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param fault a few words that continue "the file is damaged:" */
    DamagedGzipException(String fault, Throwable cause) {
        super(fault, cause);
    }
}
