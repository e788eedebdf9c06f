package dev.invoicearchive.lifecycle.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key file of one machine: made once, kept private, its public half handed on. */
class FileSigningKeyTest {
    private static final byte[] MESSAGE = "manifest".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("keys/manifest-key.pem");

        byte[] made = FileSigningKey.openOrCreate(file).publicKey();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(FileSigningKey.openOrCreate(file).publicKey()).isEqualTo(made);
        assertThat(PublicKeyFile.read(folder.resolve("keys/manifest-key.pub.pem")))
                .isEqualTo(made);
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aSignatureFitsItsMessageAndItsKeyOnly() throws IOException {
        FileSigningKey key = FileSigningKey.openOrCreate(folder.resolve("a.pem"));
        PublicKey mine = EcdsaSignatures.publicKey(key.publicKey());
        PublicKey other = EcdsaSignatures.publicKey(
                FileSigningKey.openOrCreate(folder.resolve("b.pem")).publicKey());
        byte[] signature = key.sign(MESSAGE);

        assertThat(EcdsaSignatures.verifies(mine, MESSAGE, signature)).isTrue();
        assertThat(EcdsaSignatures.verifies(other, MESSAGE, signature)).isFalse();
        assertThat(EcdsaSignatures.verifies(mine, new byte[] {1}, signature)).isFalse();
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] altered = signature.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(EcdsaSignatures.verifies(mine, MESSAGE, altered))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("A key that others may read is refused, with the command that mends it")
    void anOpenKeyIsRefused() throws IOException {
        Path file = folder.resolve("key.pem");
        FileSigningKey.openOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> FileSigningKey.openOrCreate(file))
                .isInstanceOf(InvalidKeyFileException.class)
                .hasMessageContaining("rw-r--r--, expected rw-------")
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    @DisplayName("A file with half a key, or halves of two, is refused")
    void brokenKeysAreRefused() throws IOException {
        Path one = folder.resolve("one.pem");
        Path two = folder.resolve("two.pem");
        FileSigningKey.openOrCreate(one);
        FileSigningKey.openOrCreate(two);
        String first = Files.readString(one);
        String second = Files.readString(two);
        int half = first.indexOf("-----BEGIN PUBLIC");

        assertRefused(one, first.substring(0, half), "no public key");
        assertRefused(one, first.substring(half), "no private key");
        assertRefused(
                one,
                first.substring(0, half) + second.substring(second.indexOf("-----BEGIN PUBLIC")),
                "two keys that do not belong together");
    }

    private static void assertRefused(Path file, String text, String found) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> FileSigningKey.openOrCreate(file))
                .isInstanceOf(InvalidKeyFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(found);
    }
}
