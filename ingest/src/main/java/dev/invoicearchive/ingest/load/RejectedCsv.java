package dev.invoicearchive.ingest.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How rejected lines are written: CSV with a header, without any content of documents. */
public final class RejectedCsv {
    /** The first bytes of every list. */
    public static final byte[] HEADER = "line,invoice,transaction,reason\n".getBytes(StandardCharsets.UTF_8);

    private RejectedCsv() {}

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
