package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads a file in a JVM whose heap a test chose, and prints how many lines there were. */
final class ReadingProgram {
    private ReadingProgram() {}

    public static void main(String[] arguments) throws IOException, InvalidMappingException {
        Count count = new Count();
        try {
            MappedSource.open(
                            Path.of(arguments[0]),
                            new MappingText(Map.of(
                                    MappingKey.INVOICE, "inv",
                                    MappingKey.TRANSACTION, "line-number",
                                    MappingKey.AMOUNT, "qty * price")),
                            ArchiveSettings.DEFAULT)
                    .read(count);
        } catch (InvalidFileException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(count.accepted + " accepted, " + count.rejected + " rejected");
    }

    /** Keeps nothing. */
    private static final class Count implements LineSink {
        private long accepted;
        private long rejected;

        @Override
        public void accept(MappedLine line) {
            accepted++;
        }

        @Override
        public void reject(RejectedLine line) {
            rejected++;
        }
    }
}
