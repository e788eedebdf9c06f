package dev.invoicearchive.ingest.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How rejected lines are written: CSV with a header, without any content of documents. */
public final class RejectedCsv {
    /** The first bytes of every list. */
    public static final byte[] HEADER = "line,invoice,transaction,reason\n".getBytes(StandardCharsets.UTF_8);

    private RejectedCsv() {}

    /**
     * Refuses what is there under a list's name and is none; a list that a kill cut off within its header is one.
     *
     * @throws JournalException if it is no such list
     * @throws IOException if it cannot be read
     */
    public static void checkIsList(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !beginsAsList(file)) {
            throw new JournalException("Cannot use " + file
                    + ": it is no list of rejected lines, expected a free name. Give another with --rejected.");
        }
    }

    private static boolean beginsAsList(Path file) throws IOException {
        byte[] first = new byte[HEADER.length];
        try (InputStream stream = Files.newInputStream(file)) {
            int count = stream.readNBytes(first, 0, first.length);
            return Arrays.equals(first, 0, count, HEADER, 0, count);
        }
    }

    /** The lines as UTF-8, each with its line end. */
    public static byte[] lines(List<RejectedLine> rejected) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            for (RejectedLine line : rejected) {
                csv.writeRecord(
                        Long.toString(line.number()),
                        line.invoiceNumber().orElse(""),
                        line.transactionId().orElse(""),
                        line.reason());
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
