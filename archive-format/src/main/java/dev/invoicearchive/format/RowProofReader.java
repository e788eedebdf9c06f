package dev.invoicearchive.format;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.InvalidRecordException;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads the four columns of {@link RowProof}, and nothing else, from a Parquet file that holds rows of the archive,
 * whoever wrote it: the transform, or an engine that compacted. An engine writes other footers and other timestamps than
 * {@link ParquetRowReader} takes.
 */
public final class RowProofReader {
    private RowProofReader() {}

    /**
     * Gives every row of a file to {@code taker}, in the order of the file.
     *
     * @param key the object's key, for messages
     * @return how many rows the footer names, which is how many were given
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is no Parquet file with these columns, or its pages are damaged; rows may have
     *     been given before
     */
    public static long forEach(String key, InputFile file, Consumer<RowProof> taker) throws IOException {
        try (ParquetFileReader reader = open(key, file)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageType columns = columns(key, schema);
            MessageColumnIO pages =
                    new ColumnIOFactory(reader.getFileMetaData().getCreatedBy()).getColumnIO(columns, schema);
            reader.setRequestedSchema(columns);
            return readGroups(key, reader, pages, taker);
        } catch (InvalidRecordException e) {
            throw invalid(key, e);
        }
    }

    /**
     * How many rows the footer names. Reads no page.
     *
     * @param key the object's key, for messages
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is no Parquet file
     */
    public static long rows(String key, InputFile file) throws IOException {
        try (ParquetFileReader reader = open(key, file)) {
            return reader.getRecordCount();
        }
    }

    private static ParquetFileReader open(String key, InputFile file) throws IOException {
        FileFrame.read(key, file);
        try {
            return new ParquetFileReader(file, ReadOptions.wholeFile(new PlainParquetConfiguration()));
        } catch (RuntimeException e) {
            throw invalid(key, e);
        }
    }

    private static MessageType columns(String key, MessageType schema) {
        Type[] wanted = RowProofConverter.COLUMNS.stream()
                .map(name -> {
                    if (!schema.containsField(name)) {
                        throw ParquetInspection.invalid(key, "no column " + name, "the columns of the archive");
                    }
                    return schema.getType(name);
                })
                .toArray(Type[]::new);
        return new MessageType(schema.getName(), wanted);
    }

    private static long readGroups(
            String key, ParquetFileReader reader, MessageColumnIO columns, Consumer<RowProof> taker)
            throws IOException {
        long given = 0;
        for (PageReadStore group = next(key, reader); group != null; group = next(key, reader)) {
            RecordReader<RowProof> records = records(key, columns, group);
            for (long record = 0; record < group.getRowCount(); record++) {
                taker.accept(read(key, records));
            }
            given += group.getRowCount();
        }
        if (given != reader.getRecordCount()) {
            throw ParquetInspection.invalid(key, given + " rows", reader.getRecordCount() + " as its footer says");
        }
        return given;
    }

    private static PageReadStore next(String key, ParquetFileReader reader) throws IOException {
        try {
            return reader.readNextRowGroup();
        } catch (RuntimeException e) {
            throw invalid(key, e);
        }
    }

    private static RecordReader<RowProof> records(String key, MessageColumnIO columns, PageReadStore group) {
        try {
            return columns.getRecordReader(group, new RowProofConverter());
        } catch (RuntimeException e) {
            throw invalid(key, e);
        }
    }

    private static RowProof read(String key, RecordReader<RowProof> records) {
        try {
            return records.read();
        } catch (RuntimeException e) {
            throw invalid(key, e);
        }
    }

    private static InvalidParquetException invalid(String key, RuntimeException cause) {
        return new InvalidParquetException(
                "Invalid Parquet object " + key + ": " + cause.getMessage()
                        + ", expected rows of the archive as they were written. Verify the object against its manifest.",
                cause);
    }
}
