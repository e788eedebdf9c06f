package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.load.JournalException;
import dev.invoicearchive.ingest.load.RejectedCsv;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The list of a run's rejected lines. It is made with the first of them; the list of an earlier run is removed. */
public final class RejectedFile implements AutoCloseable {
    private final Path file;
    private OutputStream stream;

    private RejectedFile(Path file) {
        this.file = file;
    }

    /**
     * Begins a list.
     *
     * @param source the file whose lines it is to list
     * @throws JournalException if the name belongs to something that is no list, or to the source
     * @throws IOException if the list of an earlier run cannot be removed
     */
    public static RejectedFile begin(Path file, Path source) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(file) && Files.exists(source) && Files.isSameFile(file, source)) {
                throw new JournalException("Cannot use " + file
                        + ": it is the file to be read, expected a free name. Give another with --rejected.");
            }
            RejectedCsv.checkIsList(file);
            Files.delete(file);
        }
        return new RejectedFile(file);
    }

    /**
     * Adds a line.
     *
     * @throws IOException if it cannot be written
     */
    public void add(RejectedLine line) throws IOException {
        if (stream == null) {
            stream = new BufferedOutputStream(Files.newOutputStream(file));
            stream.write(RejectedCsv.HEADER);
        }
        stream.write(RejectedCsv.lines(List.of(line)));
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }
}
