package dev.invoicearchive.lifecycle.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A manifest has one form, and bytes in any other are refused. */
class ManifestJsonTest {
    private static final String KEY = "manifests/00000002.json";

    @TempDir
    private Path folder;

    private Manifest manifest;

    @BeforeEach
    void makeManifest() throws IOException {
        FileSigningKey key = FileSigningKey.openOrCreate(folder.resolve("key.pem"));
        manifest = Manifests.full(PublicKeyFile.entry(key.publicKey()));
    }

    @Test
    @DisplayName("The canonical form is this text and no other")
    void theFormIsFixed() {
        Manifest.PublicKeyEntry key = new Manifest.PublicKeyEntry(Manifests.HASH, "a2V5");

        assertThat(new String(ManifestJson.write(Manifests.full(key)), StandardCharsets.UTF_8))
                .isEqualTo(("{'attempt':'attempt-1','createdAt':'2026-11-20T12:00:00.000Z','days':[{'day':'2026-11-18',"
                                + "'delivered':[{'eTag':'e1','key':'Invoice/2026/11/18/23/t-é.parquet','rows':2,"
                                + "'sha256':'HASH','size':12,'versionId':'v1'}],'errors':[],'generation':1,'sealed':["
                                + "SEALED],'source':[{'eTag':'e2','key':'source/2026/11/18/23/a.gz','sha256':'HASH',"
                                + "'size':13,'versionId':'v2'}],'totals':{'amount':'-12.500000000','events':2,"
                                + "'firstMicros':1,'lastMicros':2,'previousAmount':'0.000000000','rows':2}}],"
                                + "'format':'invoice-archive-manifest/1','key':{'id':'HASH','publicKey':'a2V5'},"
                                + "'nextKey':{'id':'HASH','publicKey':'a2V5'},"
                                + "'previous':{'sequence':1,'sha256':'HASH','signature':'c2ln'},'rollups':[SEALED],"
                                + "'rulesSha256':'HASH','schemaVersion':'1','sealedThrough':'2026-11-18',"
                                + "'sequence':2}\n")
                        .replace(
                                "SEALED",
                                "{'key':'sealed/day=2026-11-18/g01-0.parquet','rows':2,'sha256':'HASH','size':14,"
                                        + "'sourceBucket':'work','sourceKey':'seal/a/\\'1\\'.parquet'}")
                        .replace("HASH", Manifests.HASH)
                        .replace('\'', '"'));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(ManifestJson.read(KEY, ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"attempt\"|{ \"attempt\"",
                "\"attempt\":\"attempt-1\",|`\"attempt\":\"attempt-1\",\"added\":1,`",
                "\"attempt\":\"attempt-1\",|`\"attempt\":\"attempt-1\",\"attempt\":\"attempt-1\",`",
                "\"rows\":2|\"rows\":2.0",
                "\"rows\":2|\"rows\":\"2\"",
                "\"rows\":2|\"rows\":02",
                "-12.500000000|-12.5",
                "-12.500000000|-1.25E1",
                "-12.500000000|1e999999999",
                "12:00:00.000Z|12:00:00Z",
                "12:00:00.000Z|13:00:00.000+01:00",
                "t-é|t-\\u00e9",
                "manifest/1|manifest/2",
                "\"sequence\":2}|`\"sequence\":2,\"nextKey\":null}`",
                "\"sequence\":2}|\"sequence\":0}",
                "\"size\":12|\"size\":12000000000000000000000",
                "0123456789abcdef\"|0123456789ABCDEF\"",
            })
    @DisplayName("Another form, and a member too many, are refused by name of the object")
    void anotherFormIsRefused(String written, String altered) {
        String text = new String(ManifestJson.write(manifest), StandardCharsets.UTF_8);
        assertThat(text).contains(written);

        assertRefused(text.replace(written, altered).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("Bytes cut at any place, or followed by more, are refused")
    void cutBytesAreRefused() {
        byte[] bytes = ManifestJson.write(manifest);
        for (int length = 0; length < bytes.length; length += 7) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length - 1));
        assertRefused((new String(bytes, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("No change of one bit is read as the same manifest")
    void noBitIsIdle() {
        byte[] bytes = ManifestJson.write(manifest);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] altered = bytes.clone();
            int bit = random.nextInt(bytes.length * 8);
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(ManifestJson.read(KEY, altered))
                        .as("seed %d, bit %d", seed, bit)
                        .isNotEqualTo(manifest);
            } catch (InvalidManifestException expected) {
                assertThat(expected).hasMessageContaining(KEY);
            }
        }
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> ManifestJson.read(KEY, bytes))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageStartingWith("Invalid manifest " + KEY + ": ");
    }
}
