package dev.invoicearchive.local.runner;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The runner's log file: one line a message, with its time. What cannot be logged stops nothing. */
public final class OperatorLog implements Consumer<String>, AutoCloseable {
    private final PrintWriter writer;
    private final Clock clock;

    private OperatorLog(PrintWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Opens the log to add to it.
     *
     * @throws IOException if it cannot be written
     */
    public static OperatorLog open(Path file, Clock clock) throws IOException {
        Files.createDirectories(file.getParent());
        PrintWriter writer = new PrintWriter(
                Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true);
        return new OperatorLog(writer, clock);
    }

    @Override
    public synchronized void accept(String message) {
        writer.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + message);
    }

    @Override
    public void close() {
        writer.close();
    }
}
