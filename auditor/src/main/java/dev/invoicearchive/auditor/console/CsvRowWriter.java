package dev.invoicearchive.auditor.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Comma-separated values: no value is nothing between the commas, an empty text is {@code ""}. */
final class CsvRowWriter implements RowWriter {
    private final List<ResultColumn> columns;
    private final PrintStream output;
    private final CsvWriter csv;

    CsvRowWriter(PrintStream output, List<ResultColumn> columns) {
        this.columns = List.copyOf(columns);
        this.output = output;
        this.csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.LF)
                .build(new Appended(output));
        csv.writeRecord(columns.stream().map(ResultColumn::name).toList());
    }

    @Override
    public void write(List<String> values) {
        Rows.check(columns, values);
        csv.writeRecord(values);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.flush();
    }

    /** The console's stream outlives the result, so closing stops here. */
    private static final class Appended extends Writer {
        private final PrintStream output;

        Appended(PrintStream output) {
            this.output = output;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            output.print(new String(characters, offset, length));
        }

        @Override
        public void flush() {
            output.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
