package dev.invoicearchive.local.feed;

import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far one reader of the log has got, kept in a file: everything before it is done and never comes again. */
public final class Checkpoint {
    private final DurableFiles files;
    private final Path file;
    private long ordinal;

    private Checkpoint(DurableFiles files, Path file, long ordinal) {
        this.files = files;
        this.file = file;
        this.ordinal = ordinal;
    }

    /**
     * Opens a checkpoint; one that was never saved stands at 0.
     *
     * @throws IOException if the file holds no number
     */
    public static Checkpoint open(DurableFiles files, Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Checkpoint(files, file, 0);
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9]{1,18}")) {
            throw new IOException("Invalid checkpoint " + file.getFileName()
                    + ", expected one number. Restore the file from a copy of the data directory.");
        }
        return new Checkpoint(files, file, Long.parseLong(text));
    }

    /** The first ordinal that is not done. */
    public synchronized long ordinal() {
        return ordinal;
    }

    /**
     * Moves forward, durably; a smaller or equal ordinal changes nothing.
     *
     * @throws IOException if it cannot be saved; then the old one still holds
     */
    public synchronized void advanceTo(long next) throws IOException {
        if (next > ordinal) {
            files.replace(file, Long.toString(next).getBytes(StandardCharsets.US_ASCII));
            ordinal = next;
        }
    }
}
