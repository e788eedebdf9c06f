package dev.invoicearchive.format;

import java.lang.reflect.Constructor;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.crypto.FileDecryptionProperties;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.format.converter.ParquetMetadataConverter.MetadataFilter;
import org.apache.parquet.hadoop.ParquetMetricsCallback;

/**
 * Parquet's read options without Hadoop. Every public way to them first makes Hadoop's codec factory (parquet 1.18.1,
 * {@code ParquetReadOptions.Builder}), so this one calls the constructor behind them, which is not public. A test without
 * Hadoop on the class path fails if another version of Parquet changes it.
 */
final class ReadOptions {
    private static final int ALLOCATION_BYTES_MAX = 8 * 1024 * 1024;

    private ReadOptions() {}

    /** Options for whole files: no filters, page checksums verified, the archive's codecs. */
    static ParquetReadOptions wholeFile(ParquetConfiguration configuration) {
        try {
            return constructor()
                    .newInstance(
                            false, // signed minima and maxima of text: a mistake of old writers
                            false, // statistics filter
                            false, // dictionary filter
                            false, // record filter
                            false, // column index filter
                            true, // page checksums
                            false, // Bloom filter
                            false, // off-heap buffers for decryption
                            false, // Hadoop's vectored reads
                            FilterCompat.NOOP,
                            ParquetMetadataConverter.NO_FILTER,
                            new PageCodecs(),
                            new HeapByteBufferAllocator(),
                            ALLOCATION_BYTES_MAX,
                            Map.of(),
                            null,
                            null,
                            configuration);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Cannot make Parquet's read options: " + e.getMessage() + ", expected those of parquet 1.18.1.", e);
        }
    }

    private static Constructor<ParquetReadOptions> constructor() throws NoSuchMethodException {
        Constructor<ParquetReadOptions> constructor = ParquetReadOptions.class.getDeclaredConstructor(
                boolean.class,
                boolean.class,
                boolean.class,
                boolean.class,
                boolean.class,
                boolean.class,
                boolean.class,
                boolean.class,
                boolean.class,
                FilterCompat.Filter.class,
                MetadataFilter.class,
                CompressionCodecFactory.class,
                ByteBufferAllocator.class,
                int.class,
                Map.class,
                FileDecryptionProperties.class,
                ParquetMetricsCallback.class,
                ParquetConfiguration.class);
        constructor.setAccessible(true);
        return constructor;
    }
}
