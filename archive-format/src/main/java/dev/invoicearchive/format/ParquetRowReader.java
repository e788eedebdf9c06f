package dev.invoicearchive.format;

import dev.invoicearchive.model.ArchiveRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.api.ReadSupport.ReadContext;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/**
 * Reads the rows of one Parquet file of the archive, exactly. It reads only what {@link ParquetInspection} has found to
 * be one whole file, because a reader by itself takes joined files for the first or last of them, without a word.
 */
public final class ParquetRowReader {
    private ParquetRowReader() {}

    /**
     * Every row of the file, in the order of the file; amounts come with nine decimals.
     *
     * @throws InvalidParquetException if the bytes are not exactly one file of the archive
     */
    public static List<ArchiveRow> read(byte[] file) {
        try {
            return read("in memory", new BytesInputFile(file));
        } catch (IOException e) {
            // Memory does not fail, so the bytes themselves are at fault.
            throw invalidPage("in memory", e);
        }
    }

    /**
     * Every row of the file, in the order of the file.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidParquetException if it is not exactly one file of the archive
     */
    public static List<ArchiveRow> read(Path file) throws IOException {
        return read(file.toString(), new LocalInputFile(file));
    }

    /**
     * Every row of an object, in the order of the file.
     *
     * @param key the object's key, for messages
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is not exactly one file of the archive
     */
    public static List<ArchiveRow> read(String key, InputFile file) throws IOException {
        List<ArchiveRow> rows = new ArrayList<>();
        forEach(key, file, rows::add);
        return List.copyOf(rows);
    }

    /**
     * Gives every row of an object to {@code taker}, one by one, for files that are too large for a list.
     *
     * @param key the object's key, for messages
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is not exactly one file of the archive; rows may have been given before
     */
    public static void forEach(String key, InputFile file, Consumer<ArchiveRow> taker) throws IOException {
        long expected = ParquetInspection.inspect(key, file).rowCount();
        long found = 0;
        ParquetConfiguration configuration = new PlainParquetConfiguration();
        try (ParquetFileReader reader = new ParquetFileReader(file, ReadOptions.wholeFile(configuration))) {
            RecordSource source = new RecordSource(key, reader.getFileMetaData(), configuration);
            for (PageReadStore group = nextGroup(key, reader); group != null; group = nextGroup(key, reader)) {
                source.forEach(group, taker);
                found += group.getRowCount();
            }
        }
        if (found != expected) {
            throw new InvalidParquetException("Invalid Parquet object " + key + ": " + found + " rows, expected "
                    + expected + " as its footer says. Verify the object against its manifest.");
        }
    }

    private static PageReadStore nextGroup(String key, ParquetFileReader reader) throws IOException {
        try {
            return reader.readNextRowGroup();
        } catch (RuntimeException e) {
            throw invalidPage(key, e);
        }
    }

    private static InvalidParquetException invalidPage(String key, Exception cause) {
        return new InvalidParquetException("Invalid page in Parquet object " + key + ": " + cause.getMessage()
                + ", expected one as it was written. Verify the object against its manifest.", cause);
    }

    /** Rows out of pages. Parquet's own reader is one class more, but its builder loads Hadoop classes. */
    private static final class RecordSource {
        private final String key;
        private final MessageColumnIO columns;
        private final RecordMaterializer<GenericRecord> materializer;

        private RecordSource(String key, FileMetaData file, ParquetConfiguration configuration) {
            this.key = key;
            AvroReadSupport<GenericRecord> support = new AvroReadSupport<>(GenericData.get());
            MessageType schema = file.getSchema();
            ReadContext context = support.init(configuration, file.getKeyValueMetaData(), schema);
            materializer = support.prepareForRead(configuration, file.getKeyValueMetaData(), schema, context);
            columns = new ColumnIOFactory(file.getCreatedBy()).getColumnIO(context.getRequestedSchema(), schema);
        }

        private void forEach(PageReadStore group, Consumer<ArchiveRow> taker) {
            RecordReader<GenericRecord> records = open(group);
            for (long record = 0; record < group.getRowCount(); record++) {
                taker.accept(next(records));
            }
        }

        private RecordReader<GenericRecord> open(PageReadStore group) {
            try {
                return columns.getRecordReader(group, materializer);
            } catch (RuntimeException e) {
                throw invalidPage(key, e);
            }
        }

        private ArchiveRow next(RecordReader<GenericRecord> records) {
            try {
                return RowRecords.toRow(records.read());
            } catch (RuntimeException e) {
                throw invalidPage(key, e);
            }
        }
    }
}
