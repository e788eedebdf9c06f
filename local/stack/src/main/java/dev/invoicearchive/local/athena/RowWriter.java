package dev.invoicearchive.local.athena;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes rows into a file. */
interface RowWriter extends Closeable {
    /** Appends a row; its texts may be null. */
    void write(List<String> texts) throws IOException;
}
