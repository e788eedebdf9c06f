package dev.invoicearchive.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Reads some columns of a Parquet file, also of one that another writer made of the archive's rows: the files that SQL
 * compacts. No other column is decoded. Columns of texts, whole numbers, days and decimals can be read.
 */
public final class ParquetColumns {
    private ParquetColumns() {}

    /** Takes rows, in the order of the file. */
    public interface RowTaker {
        /**
         * One row.
         *
         * @param values one for each column that was asked for: {@code String}, {@code Long} (a day counts from 1970),
         *     {@code BigDecimal} or null; the array is used again for the next row
         */
        void row(Object[] values) throws IOException;
    }

    /**
     * Gives every row of an object to {@code taker}.
     *
     * @param key the object's key, for messages
     * @param columns names, in the order in which values are wanted
     * @return how many rows there were
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is no Parquet file or lacks a column; rows may have been given before
     */
    public static long forEach(String key, InputFile file, List<String> columns, RowTaker taker) throws IOException {
        FileFrame.read(key, file);
        try (ParquetFileReader reader = open(key, file)) {
            MessageType wanted = projection(key, reader.getFileMetaData().getSchema(), columns);
            reader.setRequestedSchema(wanted);
            Row row = new Row(key, wanted, columns);
            MessageColumnIO io = new ColumnIOFactory(reader.getFileMetaData().getCreatedBy())
                    .getColumnIO(wanted, reader.getFileMetaData().getSchema());
            long rows = 0;
            for (PageReadStore group = next(key, reader); group != null; group = next(key, reader)) {
                readGroup(key, group, io, row, taker);
                rows += group.getRowCount();
            }
            return rows;
        }
    }

    private static ParquetFileReader open(String key, InputFile file) throws IOException {
        try {
            return new ParquetFileReader(file, ReadOptions.wholeFile(new PlainParquetConfiguration()));
        } catch (RuntimeException e) {
            throw invalid(key, "an unreadable footer", e);
        }
    }

    private static PageReadStore next(String key, ParquetFileReader reader) throws IOException {
        try {
            return reader.readNextRowGroup();
        } catch (RuntimeException e) {
            throw invalid(key, "an unreadable page", e);
        }
    }

    private static void readGroup(String key, PageReadStore group, MessageColumnIO io, Row row, RowTaker taker)
            throws IOException {
        RecordReader<Object[]> records;
        try {
            records = io.getRecordReader(group, row);
        } catch (RuntimeException e) {
            throw invalid(key, "an unreadable page", e);
        }
        for (long record = 0; record < group.getRowCount(); record++) {
            taker.row(read(key, records));
        }
    }

    private static Object[] read(String key, RecordReader<Object[]> records) {
        try {
            return records.read();
        } catch (RuntimeException e) {
            throw invalid(key, "an unreadable page", e);
        }
    }

    private static MessageType projection(String key, MessageType schema, List<String> columns) {
        for (String column : columns) {
            if (!schema.containsField(column) || !schema.getType(column).isPrimitive()) {
                throw invalid(key, "no column " + column, null);
            }
        }
        // In the order of the file, as Parquet wants it.
        List<Type> wanted = schema.getFields().stream()
                .filter(field -> columns.contains(field.getName()))
                .toList();
        return new MessageType(schema.getName(), wanted);
    }

    private static InvalidParquetException invalid(String key, String found, Exception cause) {
        return new InvalidParquetException(
                "Invalid Parquet object " + key + ": " + found
                        + ", expected a file with the archive's columns. Verify the object against its manifest.",
                cause);
    }

    /** One row's values, overwritten by the next. */
    private static final class Row extends RecordMaterializer<Object[]> {
        private final Object[] values;
        private final GroupConverter root;

        private Row(String key, MessageType schema, List<String> columns) {
            values = new Object[columns.size()];
            Converter[] converters = schema.getFields().stream()
                    .map(field -> new Cell(key, field.asPrimitiveType(), values, columns.indexOf(field.getName())))
                    .toArray(Converter[]::new);
            root = new GroupConverter() {
                @Override
                public Converter getConverter(int index) {
                    return converters[index];
                }

                @Override
                public void start() {
                    Arrays.fill(values, null);
                }

                @Override
                public void end() {
                    // The values are taken by getCurrentRecord.
                }
            };
        }

        @Override
        public Object[] getCurrentRecord() {
            return values;
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }

    /** The value of one column in the current row. */
    private static final class Cell extends PrimitiveConverter {
        private static final int NO_DECIMAL = -1;

        private final Object[] values;
        private final int index;
        private final int scale;

        private Cell(String key, PrimitiveType type, Object[] values, int index) {
            this.values = values;
            this.index = index;
            this.scale = type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
                    ? decimal.getScale()
                    : NO_DECIMAL;
            switch (type.getPrimitiveTypeName()) {
                case BINARY, INT32, INT64 -> {
                    // Readable.
                }
                case FIXED_LEN_BYTE_ARRAY -> {
                    if (scale == NO_DECIMAL) {
                        throw invalid(key, "bytes in column " + type.getName(), null);
                    }
                }
                default -> throw invalid(key, type.getPrimitiveTypeName() + " in column " + type.getName(), null);
            }
        }

        @Override
        public void addBinary(Binary value) {
            values[index] = scale == NO_DECIMAL
                    ? value.toStringUsingUTF8()
                    : new BigDecimal(new BigInteger(value.getBytes()), scale);
        }

        @Override
        public void addInt(int value) {
            addLong(value);
        }

        @Override
        public void addLong(long value) {
            values[index] = scale == NO_DECIMAL ? (Object) value : BigDecimal.valueOf(value, scale);
        }
    }
}
