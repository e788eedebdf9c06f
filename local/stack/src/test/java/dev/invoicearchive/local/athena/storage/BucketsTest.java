package dev.invoicearchive.local.athena.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.invoicearchive.local.athena.sql.StatementFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a location leads into its bucket's folder and nowhere else. */
class BucketsTest {
    @TempDir
    private Path root;

    private Buckets buckets;

    @BeforeEach
    void makeBuckets() {
        buckets = new Buckets(root.resolve("objects"), root.resolve("results"), root.resolve("buckets"));
    }

    @Test
    void eachBucketIsAFolder() {
        assertThat(buckets.readable("s3://invoice-archive/Invoice/2026/"))
                .isEqualTo(root.resolve("objects/Invoice/2026"));
        assertThat(buckets.writable("s3://athena-results/x.csv")).isEqualTo(root.resolve("results/x.csv"));
        assertThat(buckets.writable("s3://mine/a b/c")).isEqualTo(root.resolve("buckets/mine/a b/c"));
        assertThat(buckets.location(root.resolve("buckets/mine/a/b"))).contains(new S3Location("mine", "a/b"));
        assertThat(buckets.location(root.resolve("objects"))).contains(new S3Location("invoice-archive", ""));
        assertThat(buckets.location(root.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void theArchiveIsReadOnly() {
        assertThatExceptionOfType(StatementFault.class)
                .isThrownBy(() -> buckets.writable("s3://invoice-archive/Invoice/"))
                .withMessageContaining("Access Denied: the bucket invoice-archive holds the archive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://mine/../objects/x",
                "s3://mine/a/./b",
                "s3://mine/a//b",
                "s3://../x",
                "s3://.staging/x",
                "s3://M/x",
                "s3://mine/a\\..\\b",
                "s3://mine/a\u0000b",
                "file:///etc/passwd",
                "/etc/passwd",
                "s3:///x",
                ""
            })
    void whatLeadsOutIsRefused(String location) {
        assertThatExceptionOfType(StatementFault.class).isThrownBy(() -> buckets.readable(location));
    }

    @Test
    void aLinkOutOfItsBucketIsRefused() throws IOException {
        Files.createDirectories(root.resolve("buckets/mine"));
        Files.createDirectories(root.resolve("secret"));
        Files.createSymbolicLink(root.resolve("buckets/mine/link"), root.resolve("secret"));
        Files.createSymbolicLink(root.resolve("buckets/mine/dangling"), root.resolve("secret/none"));

        for (String key : new String[] {"link", "link/deeper/file", "dangling", "dangling/x"}) {
            assertThatExceptionOfType(StatementFault.class)
                    .as(key)
                    .isThrownBy(() -> buckets.writable("s3://mine/" + key));
        }
    }
}
