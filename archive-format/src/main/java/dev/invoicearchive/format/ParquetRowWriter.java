package dev.invoicearchive.format;

import dev.invoicearchive.model.ArchiveRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Writes rows as one Parquet file in memory: zstd pages, statistics, page indexes, a Bloom filter on the invoice. */
public final class ParquetRowWriter {
    private static final String BLOOM_COLUMN = "invoice_number";
    private static final double BLOOM_FALSE_POSITIVES = 0.01;

    private ParquetRowWriter() {}

    /**
     * The file that holds exactly these rows, in this order.
     *
     * @param rows at least one
     * @return the bytes of the file, from {@code PAR1} to {@code PAR1}
     * @throws IllegalArgumentException if there is no row, or an amount does not fit decimal(38,9)
     */
    public static byte[] write(List<ArchiveRow> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "Invalid rows of a Parquet file: none, expected at least one. Write no file for an empty batch.");
        }
        BytesOutputFile file = new BytesOutputFile();
        try (ParquetWriter<GenericRecord> writer = open(file, rows)) {
            for (ArchiveRow row : rows) {
                writer.write(RowRecords.toRecord(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a Parquet file in memory.", e);
        }
        return file.toByteArray();
    }

    private static ParquetWriter<GenericRecord> open(BytesOutputFile file, List<ArchiveRow> rows) throws IOException {
        long invoices = rows.stream().map(ArchiveRow::invoiceNumber).distinct().count();
        return new Builder(file)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withPageWriteChecksumEnabled(true)
                .withStatisticsEnabled(true)
                // Parquet writes no Bloom filter for a column whose pages are all dictionary-encoded.
                .withDictionaryEncoding(BLOOM_COLUMN, false)
                .withBloomFilterEnabled(BLOOM_COLUMN, true)
                // Without the number of values the filter takes its greatest size, 1 MB.
                .withBloomFilterNDV(BLOOM_COLUMN, invoices)
                .withBloomFilterFPP(BLOOM_COLUMN, BLOOM_FALSE_POSITIVES)
                .withExtraMetaData(Map.of(
                        FooterKeys.SCHEMA_VERSION,
                        ArchiveSchema.VERSION,
                        FooterKeys.ROW_COUNT,
                        Integer.toString(rows.size())))
                .build();
    }

    /** The one way to Parquet's Avro writer that loads no Hadoop class. */
    private static final class Builder extends ParquetWriter.Builder<GenericRecord, Builder> {
        private Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<GenericRecord> getWriteSupport(ParquetConfiguration configuration) {
            return new AvroWriteSupport<>(
                    new AvroSchemaConverter(configuration).convert(ArchiveSchema.AVRO),
                    ArchiveSchema.AVRO,
                    GenericData.get());
        }

        // Deprecated, but abstract: the library's class wants it defined.
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<GenericRecord> getWriteSupport(Configuration configuration) {
            throw new UnsupportedOperationException("The archive writes Parquet without Hadoop.");
        }
    }
}
