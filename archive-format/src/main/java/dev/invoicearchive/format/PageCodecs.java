package dev.invoicearchive.format;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The codecs of the archive's pages: zstd, and none; gzip is read too, because engines of SQL write it. Parquet's own
 * factory cannot be used, because its constructor loads Hadoop classes.
 */
final class PageCodecs implements CompressionCodecFactory {
    /** Level 1 gives smaller files than level 3 on invoice changes, in less time. */
    static final int ZSTD_LEVEL = 1;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return switch (supported(codec)) {
            case ZSTD -> new ZstdCompressor();
            case NONE -> new NoCompressor();
            case GZIP -> throw new IllegalArgumentException("The archive writes ZSTD.");
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (supported(codec)) {
            case ZSTD -> new ZstdDecompressor();
            case NONE -> new NoDecompressor();
            case GZIP -> new GzipDecompressor();
        };
    }

    @Override
    public void release() {
        // Nothing is kept between pages: zstd-jni frees its memory at the end of every call.
    }

    private enum Supported {
        ZSTD,
        NONE,
        GZIP
    }

    private static Supported supported(CompressionCodecName codec) {
        if (codec == CompressionCodecName.ZSTD) {
            return Supported.ZSTD;
        }
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            return Supported.NONE;
        }
        if (codec == CompressionCodecName.GZIP) {
            return Supported.GZIP;
        }
        throw new InvalidParquetException("Invalid codec of a Parquet file: " + codec
                + ", expected ZSTD, GZIP or UNCOMPRESSED. Read files of other writers with SQL.");
    }

    private static byte[] bytesOf(BytesInput page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
        page.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private static final class ZstdCompressor implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput page) throws IOException {
            return BytesInput.from(Zstd.compress(bytesOf(page), ZSTD_LEVEL));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            // Holds nothing.
        }
    }

    private static final class ZstdDecompressor implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            return BytesInput.from(decompressed(bytesOf(page), size));
        }

        @Override
        public void decompress(ByteBuffer page, int compressedSize, ByteBuffer target, int size) throws IOException {
            byte[] compressed = new byte[compressedSize];
            page.get(compressed);
            target.put(decompressed(compressed, size));
        }

        @Override
        public void release() {
            // Holds nothing.
        }

        private static byte[] decompressed(byte[] compressed, int size) throws IOException {
            byte[] page = new byte[size];
            long found = Zstd.decompress(page, compressed);
            if (Zstd.isError(found)) {
                throw new IOException("Invalid page: " + Zstd.getErrorName(found) + ", expected zstd data.");
            }
            if (found != size) {
                throw new IOException("Invalid page: " + found + " bytes, expected " + size + ".");
            }
            return page;
        }
    }

    private static final class GzipDecompressor implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            return BytesInput.from(decompressed(bytesOf(page), size));
        }

        @Override
        public void decompress(ByteBuffer page, int compressedSize, ByteBuffer target, int size) throws IOException {
            byte[] compressed = new byte[compressedSize];
            page.get(compressed);
            target.put(decompressed(compressed, size));
        }

        @Override
        public void release() {
            // Holds nothing.
        }

        private static byte[] decompressed(byte[] compressed, int size) throws IOException {
            try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
                byte[] page = stream.readNBytes(size);
                if (page.length != size || stream.read() >= 0) {
                    throw new IOException("Invalid page: another length, expected " + size + " bytes.");
                }
                return page;
            }
        }
    }

    private static final class NoCompressor implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput page) {
            return page;
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.UNCOMPRESSED;
        }

        @Override
        public void release() {
            // Holds nothing.
        }
    }

    private static final class NoDecompressor implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) {
            return page;
        }

        @Override
        public void decompress(ByteBuffer page, int compressedSize, ByteBuffer target, int size) {
            target.put(page.slice(page.position(), compressedSize));
            page.position(page.position() + compressedSize);
        }

        @Override
        public void release() {
            // Holds nothing.
        }
    }
}
