package dev.invoicearchive.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every byte that gzip packed comes out, and nothing that is wrong with it passes in silence. */
class GzipStreamTest {
    private static final byte[] TEXT = "some text, some more text\n".repeat(40).getBytes(StandardCharsets.UTF_8);
    private static final byte[] PACKED = SourceFiles.gzip(TEXT);
    private static final int HEADER_BYTES = 10;

    @Test
    void membersFollowEachOther() throws IOException {
        assertThat(unpack(join(PACKED, PACKED, SourceFiles.gzip(new byte[0]), PACKED)))
                .isEqualTo(join(TEXT, TEXT, TEXT));
    }

    @Test
    void zerosMayFillTheLastBlock() throws IOException {
        assertThat(unpack(join(PACKED, new byte[512]))).isEqualTo(TEXT);
    }

    @Test
    void aHeaderMayHoldANameACommentAndMore() throws IOException {
        byte[] header = Arrays.copyOf(PACKED, HEADER_BYTES);
        header[3] = 4 + 8 + 16 + 2;
        byte[] extra = {2, 0, 'x', 'y'};
        byte[] names = "name\0comment\0".getBytes(StandardCharsets.US_ASCII);
        byte[] checksum = {1, 2};
        byte[] rest = Arrays.copyOfRange(PACKED, HEADER_BYTES, PACKED.length);

        assertThat(unpack(join(header, extra, names, checksum, rest))).isEqualTo(TEXT);
    }

    @Test
    void cutOffAnywhereItSaysSo() {
        for (int length = 0; length < PACKED.length; length++) {
            byte[] part = Arrays.copyOf(PACKED, length);
            assertThatThrownBy(() -> unpack(part)).as("cut to %s bytes", length).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> unpack(join(PACKED, part.length == 0 ? new byte[] {0x1f} : part)))
                    .as("second member cut to %s bytes", length)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void whatFollowsAMemberIsNeverDroppedInSilence() {
        assertThatThrownBy(() -> unpack(join(PACKED, "trailing".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(DamagedGzipException.class);
    }

    @Test
    void aChangedByteIsNoticed() {
        Random random = new Random(7);
        byte[] noise = new byte[5_000];
        random.nextBytes(noise);
        byte[] packed = SourceFiles.gzip(noise);
        // The first byte of stored data has bits that mean nothing.
        for (int index = HEADER_BYTES + 1; index < packed.length; index += 97) {
            byte[] damaged = packed.clone();
            damaged[index] ^= 0x10;
            assertThatThrownBy(() -> unpack(damaged)).as("byte %s", index).isInstanceOf(IOException.class);
        }
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (GzipStream stream = new GzipStream(new ByteArrayInputStream(packed))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
