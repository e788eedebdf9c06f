package dev.invoicearchive.local.store;

import static dev.invoicearchive.local.store.StoreUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that whatever a query may read in the bucket's folder is listed, also what somebody put there by hand. */
class StrayFilesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T20:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private DirectoryObjectStore store;

    @BeforeEach
    void open() throws IOException {
        store = DirectoryObjectStore.open(new LocalFiles(), CLOCK, folder, "bucket");
    }

    @Test
    @DisplayName("a file put by hand is listed in its place, found and read, and no put may take its place unseen")
    void listsWhatWasPutByHand() throws IOException {
        store.put("Invoice/a", bytes("a"));
        store.put("Invoice/c", bytes("c"));
        byHand("Invoice/b", "by hand");

        assertThat(keys("Invoice/", 2)).containsExactly("Invoice/a", "Invoice/b", "Invoice/c");
        StoredVersion stray = store.visible("Invoice/b").orElseThrow();
        assertThat(stray.versionId()).isEqualTo(FolderKeys.NO_VERSION);
        assertThat(store.read(stray.object())).isEqualTo(bytes("by hand"));
        assertThat(store.putIfAbsent("Invoice/b", bytes("put"), Protection.NONE))
                .isEmpty();
        store.put("Invoice/b", bytes("put"));
        assertThat(store.versions("Invoice/b")).hasSize(2);
        assertThat(store.read(store.versions("Invoice/b").get(0))).isEqualTo(bytes("by hand"));
        StoreUnderTest.assertConsistent(store, "taken over");
    }

    @Test
    @DisplayName("a file put by hand where an object was hidden stands before its versions")
    void listsAFileOverAMarker() throws IOException {
        store.put("k", bytes("one"));
        store.hide("k");
        byHand("k", "by hand");

        List<StoredVersion> versions = store.page("", "", 10).get(0).versions();
        assertThat(versions).extracting(StoredVersion::versionId).containsExactly("null", "v00000002", "v00000001");
        assertThat(store.read(versions.get(0).object())).isEqualTo(bytes("by hand"));
        assertThat(store.read(versions.get(2).object())).isEqualTo(bytes("one"));
    }

    @Test
    @DisplayName("a file longer than it was is read as it is, and one that was removed is a failure that names it")
    void readsWhatIsThere() throws IOException {
        StoredObject longer = store.put("longer", bytes("one"));
        StoredObject removed = store.put("removed", bytes("one"));
        Files.writeString(store.folder().resolve("longer"), "one and more");
        Files.delete(store.folder().resolve("removed"));

        assertThat(new String(store.read(longer), StandardCharsets.UTF_8)).isEqualTo("one and more");
        assertThatThrownBy(() -> store.read(removed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Missing object: removed version v00000001");
    }

    @Test
    @DisplayName("pages of any size give every key once, in order, and go down only where keys can lie")
    void pagesAreWhole() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String key : List.of("a!", "a/1", "a/2/3", "a0", "b/1", "b/c/1", "z")) {
            expected.add(key);
            if (key.length() % 2 == 0) {
                store.put(key, bytes(key));
            } else {
                byHand(key, key);
            }
        }
        for (int size = 1; size <= 8; size++) {
            assertThat(keys("", size)).as("pages of " + size).isEqualTo(expected);
            assertThat(keys("a", size)).as("pages of " + size).containsExactly("a!", "a/1", "a/2/3", "a0");
            assertThat(keys("a/", size)).as("pages of " + size).containsExactly("a/1", "a/2/3");
        }
    }

    @Test
    @DisplayName("a key that would be file and folder at once is refused before anything is written")
    void refusesAKeyWithinAKey() throws IOException {
        store.put("a/b", bytes("x"));
        assertThatThrownBy(() -> store.put("a/b/c", bytes("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a/b'");
        assertThatThrownBy(() -> store.put("a", bytes("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a/b'");
        assertThat(store.list("")).hasSize(1);
    }

    @Test
    @DisplayName("the index of an older archive is read as it is")
    void readsAnOlderIndex() throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old").resolve("k"), "one");
        String line = "{\"step\":\"%s\",\"key\":\"k\",\"versionId\":\"v00000001\",\"size\":3,"
                + "\"eTag\":\"f97c5d29941bfb1b2fdab0874906ab82\","
                + "\"sha256\":\"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed\","
                + "\"createdAtMillis\":1700000000000}\n";
        Files.writeString(folder.resolve("old.index"), line.formatted("BEGUN") + line.formatted("DONE"));
        DirectoryObjectStore old = DirectoryObjectStore.open(new LocalFiles(), CLOCK, folder, "old");

        StoredVersion version = old.visible("k").orElseThrow();
        assertThat(old.read(version.object())).isEqualTo(bytes("one"));
        assertThat(version.object().createdAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(version.protection()).isEqualTo(Protection.NONE);
        assertThat(old.put("k", bytes("two"), Protection.NONE).versionId()).isEqualTo("v00000002");
    }

    private void byHand(String key, String content) throws IOException {
        Path file = store.folder().resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> keys(String prefix, int size) throws IOException {
        List<String> keys = new ArrayList<>();
        List<KeyVersions> page;
        do {
            page = store.page(prefix, keys.isEmpty() ? "" : keys.get(keys.size() - 1), size);
            page.forEach(key -> keys.add(key.key()));
        } while (page.size() == size);
        return keys;
    }
}
