package dev.invoicearchive.ingest.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.invoicearchive.ingest.InvalidFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The records of CSV, header included, with the parser's faults in the words of the archive. */
final class CsvRows {
    private static final String AFTER_QUOTE = "Unexpected character after closing quote";

    private final String file;
    private final CsvRowHandler handler = new CsvRowHandler();
    private final CloseableIterator<CsvRow> rows;

    CsvRows(String file, Reader text, char delimiter) {
        this.file = file;
        this.rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraCharsAfterClosingQuote(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(RecordLimits.CHARACTERS_MAX)
                .build(handler, new EndMarked(text))
                .iterator();
    }

    /**
     * The next record, empty after the last; lines without anything are passed over.
     *
     * @throws InvalidFileException if the quotes are wrong or the record is too long
     * @throws IOException if the text cannot be read
     */
    Optional<CsvRow> next() throws InvalidFileException, IOException {
        try {
            if (!rows.hasNext()) {
                throw neverClosed(handler.line());
            }
            CsvRow row = rows.next();
            if (EndMarked.isEnd(row)) {
                return Optional.empty();
            }
            if (EndMarked.swallowedEnd(row)) {
                throw neverClosed(row.line());
            }
            return Optional.of(row);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw fault(e);
        }
    }

    private InvalidFileException fault(CsvParseException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (String.valueOf(cause.getMessage()).startsWith(AFTER_QUOTE)) {
            return new InvalidFileException(
                    "Invalid quotes in " + file + ", in the record that begins on line " + handler.line()
                            + ": more text after a closing quote, expected a delimiter. Double the quotes inside fields.",
                    failure);
        }
        return new InvalidFileException(
                "Invalid record in " + file + ", beginning on line " + handler.line() + ": over "
                        + RecordLimits.CHARACTERS_MAX + " characters or " + RecordLimits.COLUMNS_MAX
                        + " fields, expected fewer. Perhaps a quote is never closed.",
                failure);
    }

    private InvalidFileException neverClosed(long line) {
        return new InvalidFileException("Invalid quotes in " + file + ", in the record that begins on line " + line
                + ": a quote is never closed, expected one at the end of its field. Correct that line.");
    }

    /**
     * The text and a last record of one mark that no text holds, so that a quote that is still open at the end is
     * noticed: then the mark ends up inside a field.
     */
    private static final class EndMarked extends Reader {
        private static final char MARK = '\udfff';
        private static final String END = "\n" + MARK;

        private final Reader text;
        private boolean ended;

        EndMarked(Reader text) {
            this.text = text;
        }

        static boolean isEnd(CsvRow row) {
            return row.fields().size() == 1
                    && row.fields().get(0).length() == 1
                    && row.fields().get(0).charAt(0) == MARK;
        }

        static boolean swallowedEnd(CsvRow row) {
            String last = row.fields().get(row.fields().size() - 1);
            return !last.isEmpty() && last.charAt(last.length() - 1) == MARK;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int count = text.read(target, offset, length);
            if (count >= 0) {
                return count;
            }
            ended = true;
            END.getChars(0, END.length(), target, offset);
            return END.length();
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
