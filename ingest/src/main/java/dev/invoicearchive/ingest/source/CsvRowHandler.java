package dev.invoicearchive.ingest.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the fields of a record, and stops one that grows too large. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final List<String> fields = new ArrayList<>();
    private long line;
    private int characters;

    /** The line on which the record begins that is being read. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        characters = 0;
        fields.clear();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (characters > RecordLimits.CHARACTERS_MAX || index >= RecordLimits.COLUMNS_MAX) {
            throw new IllegalStateException("too large");
        }
        fields.add(new String(buffer, offset, length));
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(line, fields);
    }
}
