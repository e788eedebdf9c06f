package dev.invoicearchive.local.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.LineLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What the directory store remembers of its objects: a file of JSON lines, one for whatever happened to a version. A step
 * that moves files has a line before and one after; one that was killed in between is found by its lonely first line.
 */
final class StoreIndex {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader READER = JSON.readerFor(IndexLine.class);

    private final LineLog log;
    private final AtomicLong added = new AtomicLong();
    private final Object forcing = new Object();
    private long forced;

    StoreIndex(DurableFiles files, Path file) {
        this.log = new LineLog(files, file);
    }

    /** Adds lines that are safe from a loss of power when this returns. */
    void writeForced(List<IndexLine> lines) throws IOException {
        log.appendForced(texts(lines));
        added.addAndGet(lines.size());
    }

    /** Adds lines that survive the end of this process; {@link #force} makes them safe from a loss of power. */
    void write(List<IndexLine> lines) throws IOException {
        log.append(texts(lines));
        added.addAndGet(lines.size());
    }

    /** Makes safe whatever was added before; callers that come together share one write. */
    void force() throws IOException {
        long wanted = added.get();
        synchronized (forcing) {
            if (forced < wanted) {
                long reached = added.get();
                log.force();
                forced = reached;
            }
        }
    }

    /** Every line, oldest first. */
    void load(Consumer<IndexLine> reader) throws IOException {
        AtomicLong number = new AtomicLong();
        log.read(text -> reader.accept(parse(text, number.incrementAndGet())));
    }

    private static List<String> texts(List<IndexLine> lines) {
        List<String> texts = new ArrayList<>(lines.size());
        for (IndexLine line : lines) {
            try {
                texts.add(JSON.writeValueAsString(line));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Cannot write an index line of " + line.key() + ".", e);
            }
        }
        return texts;
    }

    private IndexLine parse(String text, long number) throws IOException {
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "Invalid object index: line " + number + " of " + log.file().getFileName()
                            + ", expected one JSON object per line. Restore the file from a copy of the data directory.",
                    e);
        }
    }
}
