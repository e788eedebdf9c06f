package dev.invoicearchive.lifecycle.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.KeyOrder;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copied folder is listed and read like the bucket that it is a copy of. */
class FolderObjectsTest {
    private static final List<String> KEYS =
            List.of("a.b", "a/b/c", "a/b.d", "a/ü", "a-b/c", "sealed/day=2026-11-01/g01-0.parquet", "z");

    @TempDir
    private Path folder;

    private FolderObjects objects;

    @BeforeEach
    void fill() throws IOException {
        for (String key : KEYS) {
            Path file = folder.resolve("copy").resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, key);
        }
        objects = new FolderObjects(folder.resolve("copy"));
    }

    @Test
    @DisplayName("Keys come in the order of S3, whatever the prefix cuts through")
    void keysComeInOrder() throws IOException {
        assertThat(list("")).isEqualTo(KEYS.stream().sorted(KeyOrder.UTF_8).toList());
        assertThat(list("a/")).containsExactly("a/b.d", "a/b/c", "a/ü");
        assertThat(list("a/b/")).containsExactly("a/b/c");
        assertThat(list("a/b")).containsExactly("a/b.d", "a/b/c");
        assertThat(list("a")).hasSize(5);
        assertThat(list("none/at/all")).isEmpty();
    }

    @Test
    void whatIsThereIsFoundAndRead() throws IOException {
        for (String key : KEYS) {
            ObjectVersion version = objects.find(key).orElseThrow();
            assertThat(version.size()).isEqualTo(key.getBytes(StandardCharsets.UTF_8).length);
            try (InputStream content = objects.open(version)) {
                assertThat(content).hasContent(key);
            }
        }
        assertThat(objects.find("a")).as("a folder").isEmpty();
        assertThat(objects.find("none")).isEmpty();
    }

    @Test
    void noKeyLeadsOutOfTheFolder() throws IOException {
        Files.writeString(folder.resolve("secret"), "x");

        assertThat(objects.find("../secret")).isEmpty();
        assertThat(objects.find("a/../../secret")).isEmpty();
        assertThat(objects.find("\u0000")).isEmpty();
    }

    @Test
    void nothingIsWritten() {
        assertThatThrownBy(() -> objects.putIfAbsent("x", new byte[0], Protection.NONE))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> objects.put("x", new byte[0])).isInstanceOf(UnsupportedOperationException.class);
    }

    private List<String> list(String prefix) throws IOException {
        List<String> keys = new ArrayList<>();
        ArchiveObjects.Visitor visitor = version -> keys.add(version.key());
        objects.versions(prefix, visitor);
        return keys;
    }
}
