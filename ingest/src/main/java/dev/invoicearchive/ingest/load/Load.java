package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.MappedFile;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One run of a load: reads the file, writes to the table with several callers, and keeps the account. */
public final class Load {
    private final TableWriter table;
    private final LoadJournal journal;
    private final LoadSpeed speed;

    /** A load that has been opened and is not finished yet. */
    public Load(TableWriter table, LoadJournal journal, LoadSpeed speed) {
        this.table = table;
        this.journal = journal;
        this.speed = speed;
    }

    /**
     * Brings the rest of the file in. However it ends, what is settled by then is in {@link LoadJournal#counts()}.
     *
     * @throws InvalidFileException if the file cannot be read to its end; the lines before the fault are settled
     * @throws TableUnavailableException if the table gave up
     * @throws JournalException if the load's own files cannot be written
     * @throws IOException if the file cannot be read
     */
    public void run(MappedFile file) throws IOException, InvalidFileException, TableUnavailableException {
        ExecutorService callers = Executors.newFixedThreadPool(speed.callers());
        try {
            run(file, new LoadSink(table, journal, speed, callers, !file.keysAreUnique()));
        } finally {
            callers.shutdownNow();
        }
    }

    private static void run(MappedFile file, LoadSink sink)
            throws IOException, InvalidFileException, TableUnavailableException {
        try {
            file.read(sink);
        } catch (InvalidFileException e) {
            sink.finish(false);
            throw e;
        } catch (LoadSink.TableGaveUp e) {
            throw e.failure();
        }
        sink.finish(true);
    }
}
