package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.source.SourceFile;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A file with a mapping that fits it. */
public final class MappedSource implements MappedFile {
    private static final LongConsumer UNTOLD = count -> {};

    private final SourceFile source;
    private final MappingText text;
    private final Mapping mapping;
    private final ArchiveSettings settings;
    private final LongConsumer bytesRead;

    private MappedSource(
            SourceFile source, MappingText text, Mapping mapping, ArchiveSettings settings, LongConsumer bytesRead) {
        this.source = source;
        this.text = text;
        this.mapping = mapping;
        this.settings = settings;
        this.bytesRead = bytesRead;
    }

    /**
     * Looks at the file's columns and checks the mapping against them.
     *
     * @param settings how the archive's table spells its attributes, and what it takes for dates and amounts
     * @throws InvalidFileException if the file cannot be read so far
     * @throws InvalidMappingException if the mapping does not fit the file, or not itself
     */
    public static MappedSource open(Path file, MappingText text, ArchiveSettings settings)
            throws InvalidFileException, InvalidMappingException {
        SourceFile source = new SourceFile(file, SourceWords.options(text));
        Mapping mapping = new MappingBinding(text, source.columns(), source.format(), settings).bind();
        return new MappedSource(source, text, mapping, settings, UNTOLD);
    }

    /**
     * The same, telling somebody how far a reading has come.
     *
     * @param listener told how many bytes more of the file, still packed, have been read
     */
    public MappedSource telling(LongConsumer listener) {
        return new MappedSource(source, text, mapping, settings, listener);
    }

    @Override
    public String name() {
        return source.path().toString();
    }

    @Override
    public boolean keysAreUnique() {
        return mapping.transactionId().isEmpty();
    }

    /** Where the file is. */
    public Path path() {
        return source.path();
    }

    /** Everything that decides what items the lines become, as one text. */
    public String identity() {
        return text.canonical() + settings;
    }

    @Override
    public void read(LineSink sink) throws IOException, InvalidFileException {
        LineMapping lines = new LineMapping(mapping, settings.attributes());
        source.read(
                record -> {
                    lines.map(record, sink);
                    return true;
                },
                bytesRead);
    }
}
