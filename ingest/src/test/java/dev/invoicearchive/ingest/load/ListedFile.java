package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A file whose lines a test lists, some of them bad, perhaps cut off at the end. */
final class ListedFile implements MappedFile {
    private final List<Object> lines = new ArrayList<>();
    private boolean isCutOff;

    ListedFile add(String invoice, String transaction, String amount) {
        lines.add(Lines.line(lines.size() + 1, invoice, transaction, amount));
        return this;
    }

    ListedFile addBad() {
        lines.add(new RejectedLine(lines.size() + 1, "Invalid amount: bad."));
        return this;
    }

    ListedFile cutOff() {
        isCutOff = true;
        return this;
    }

    @Override
    public String name() {
        return "listed.csv";
    }

    @Override
    public boolean keysAreUnique() {
        return false;
    }

    @Override
    public void read(LineSink sink) throws IOException, InvalidFileException {
        for (Object line : lines) {
            if (line instanceof MappedLine mapped) {
                sink.accept(mapped);
            } else {
                sink.reject((RejectedLine) line);
            }
        }
        if (isCutOff) {
            throw new InvalidFileException("cut off");
        }
    }
}
