package dev.invoicearchive.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/**
 * What the footer of an object says, once it is proven that the object is exactly one Parquet file of the archive: its
 * magic at both ends, and every byte between them belongs to one part that the footer names. Reads no page.
 *
 * @param schemaVersion the column list's version when the file was written
 * @param rowCount rows, as Parquet counts them and as the writer was told
 * @param lengthBytes size of the object
 */
public record ParquetInspection(String schemaVersion, long rowCount, long lengthBytes) {

    /**
     * Inspects a file in memory.
     *
     * @throws InvalidParquetException if the bytes are not exactly one file of the archive
     */
    public static ParquetInspection inspect(byte[] file) {
        try {
            return inspect("in memory", new BytesInputFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a Parquet file in memory.", e);
        }
    }

    /**
     * Inspects a file on disk.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidParquetException if it is not exactly one file of the archive
     */
    public static ParquetInspection inspect(Path file) throws IOException {
        return inspect(file.toString(), new LocalInputFile(file));
    }

    /**
     * Inspects an object.
     *
     * @param key the object's key, for messages
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is not exactly one file of the archive
     */
    public static ParquetInspection inspect(String key, InputFile file) throws IOException {
        FileFrame frame = FileFrame.read(key, file);
        ParquetMetadata footer = footer(key, frame);
        requireEveryByteNamed(key, footer, frame.footerStart());
        Map<String, String> extra = footer.getFileMetaData().getKeyValueMetaData();
        long rows = footer.getBlocks().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .sum();
        String told = extra.get(FooterKeys.ROW_COUNT);
        if (!Long.toString(rows).equals(told)) {
            throw invalid(key, rows + " rows", told + " rows as its writer noted");
        }
        String version = extra.get(FooterKeys.SCHEMA_VERSION);
        if (version == null) {
            throw invalid(key, "no " + FooterKeys.SCHEMA_VERSION, "one in its footer");
        }
        return new ParquetInspection(version, rows, file.getLength());
    }

    /** A run of bytes that the footer names. */
    private record Part(long start, long length) {}

    private static ParquetMetadata footer(String key, FileFrame frame) {
        try {
            return new ParquetMetadataConverter()
                    .readParquetMetadata(new ByteArrayInputStream(frame.footer()), ParquetMetadataConverter.NO_FILTER);
        } catch (IOException | RuntimeException e) {
            // The bytes are in memory by now, so this is never a failed read.
            throw new InvalidParquetException(message(key, "an unreadable footer", "a Parquet footer"), e);
        }
    }

    private static void requireEveryByteNamed(String key, ParquetMetadata footer, long footerStart) {
        List<Part> parts = new ArrayList<>();
        for (BlockMetaData rowGroup : footer.getBlocks()) {
            for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
                addParts(parts, chunk);
            }
        }
        parts.sort(Comparator.comparingLong(Part::start));
        long position = FileFrame.MAGIC_BYTES;
        for (Part part : parts) {
            requireAdjoining(key, position, part.start());
            position += part.length();
        }
        requireAdjoining(key, position, footerStart);
    }

    private static void addParts(List<Part> parts, ColumnChunkMetaData chunk) {
        parts.add(new Part(chunk.getStartingPos(), chunk.getTotalSize()));
        if (chunk.getBloomFilterOffset() >= 0) {
            parts.add(new Part(chunk.getBloomFilterOffset(), chunk.getBloomFilterLength()));
        }
        addIndex(parts, chunk.getColumnIndexReference());
        addIndex(parts, chunk.getOffsetIndexReference());
    }

    private static void addIndex(List<Part> parts, IndexReference index) {
        if (index != null) {
            parts.add(new Part(index.getOffset(), index.getLength()));
        }
    }

    private static void requireAdjoining(String key, long position, long next) {
        if (position != next) {
            throw invalid(
                    key,
                    Math.abs(next - position) + " bytes at " + Math.min(position, next) + " that its footer does not"
                            + " account for",
                    "exactly one Parquet file");
        }
    }

    static InvalidParquetException invalid(String key, String found, String expected) {
        return new InvalidParquetException(message(key, found, expected));
    }

    private static String message(String key, String found, String expected) {
        return "Invalid Parquet object " + key + ": " + found + ", expected " + expected
                + ". Count none of its rows; recover them from source/.";
    }
}
