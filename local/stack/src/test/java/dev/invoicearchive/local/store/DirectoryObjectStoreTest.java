package dev.invoicearchive.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the directory store keeps versions, never shows half an object, and finds itself again after a kill. */
class DirectoryObjectStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T20:00:00Z"), ZoneOffset.UTC);
    private static final String KEY = "Invoice/2026/11/20/20/a.parquet";

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasPut() throws IOException {
        DirectoryObjectStore store = open();
        StoredObject object = store.put(KEY, bytes("one"));

        assertThat(store.read(object)).isEqualTo(bytes("one"));
        assertThat(object.size()).isEqualTo(3);
        assertThat(object.sha256()).isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
        assertThat(object.eTag()).isEqualTo("f97c5d29941bfb1b2fdab0874906ab82");
        assertThat(Files.readString(store.folder().resolve(KEY))).isEqualTo("one");
    }

    @Test
    void keepsEveryVersionOfAKey() throws IOException {
        DirectoryObjectStore store = open();
        StoredObject first = store.put(KEY, bytes("one"));
        StoredObject second = store.put(KEY, bytes("two"));

        assertThat(store.versions(KEY)).containsExactly(first, second);
        assertThat(store.head(KEY)).contains(second);
        assertThat(store.read(first)).isEqualTo(bytes("one"));
        assertThat(store.read(second)).isEqualTo(bytes("two"));
        assertThat(open().versions(KEY)).containsExactly(first, second);
    }

    @Test
    void listsTheNewestVersionsUnderAPrefixInOrder() throws IOException {
        DirectoryObjectStore store = open();
        store.put("b/2", bytes("x"));
        store.put("b/1", bytes("x"));
        store.put("b/1", bytes("y"));
        store.put("c/1", bytes("x"));

        assertThat(store.list("b/")).extracting(StoredObject::key).containsExactly("b/1", "b/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/absolute", "folder/", "../outside", "a/../../outside", "."})
    void refusesAKeyThatLeadsOutOfTheBucket(String key) throws IOException {
        DirectoryObjectStore store = open();
        assertThatThrownBy(() -> store.put(key, bytes("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Invalid object key: '" + key + "'");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"KILLED_BEFORE", "KILLED_AFTER"})
    void isWholeAfterAKillAtEveryWrite(Fault fault) throws IOException {
        int writes = writesOfAnUndisturbedRun();
        assertThat(writes).isGreaterThan(0);
        for (int call = 0; call < writes; call++) {
            Path place = folder.resolve("at-" + call);
            FaultyFiles files = new FaultyFiles(fault);
            files.failAt(call);
            assertThatThrownBy(() -> putTwice(place, files)).isInstanceOf(FaultyFiles.Killed.class);

            DirectoryObjectStore store = DirectoryObjectStore.open(new LocalFiles(), CLOCK, place, "bucket");
            assertConsistent(store, "killed at write " + call);
            StoredObject again = store.put(KEY, bytes("again"));
            assertThat(store.read(again)).isEqualTo(bytes("again"));
            assertConsistent(store, "after the put that followed a kill at write " + call);
        }
    }

    @Test
    void losesNothingWhenTheDiskIsFullAndGoesOnWhenItIsNot() throws IOException {
        int writes = writesOfAnUndisturbedRun();
        for (int call = 0; call < writes; call++) {
            FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
            DirectoryObjectStore store =
                    DirectoryObjectStore.open(files, CLOCK, folder.resolve("full-" + call), "bucket");
            files.failAt(call);
            assertThatThrownBy(() -> {
                        store.put(KEY, bytes("one"));
                        store.put(KEY, bytes("two"));
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            files.repair();
            StoredObject object = store.put("other", bytes("three"));
            assertThat(store.read(object)).isEqualTo(bytes("three"));
            assertConsistent(store, "disk full at write " + call);
        }
    }

    private int writesOfAnUndisturbedRun() throws IOException {
        FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
        putTwice(folder.resolve("undisturbed"), files);
        return files.calls();
    }

    private static void putTwice(Path place, FaultyFiles files) throws IOException {
        DirectoryObjectStore store = DirectoryObjectStore.open(files, CLOCK, place, "bucket");
        store.put(KEY, bytes("one"));
        store.put(KEY, bytes("two"));
    }

    /** Every version that the store names can be read and is one of those put; every visible file is named. */
    private static void assertConsistent(DirectoryObjectStore store, String when) throws IOException {
        for (StoredObject version : store.versions(KEY)) {
            String content = new String(store.read(version), StandardCharsets.UTF_8);
            assertThat(List.of("one", "two", "again")).as(when).contains(content);
            assertThat(version.size()).as(when).isEqualTo(content.length());
        }
        try (Stream<Path> files = Files.walk(store.folder())) {
            List<String> visible = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(file -> store.folder().relativize(file).toString())
                    .toList();
            assertThat(store.list(""))
                    .as(when)
                    .extracting(StoredObject::key)
                    .containsExactlyInAnyOrderElementsOf(visible);
        }
    }

    private DirectoryObjectStore open() throws IOException {
        return DirectoryObjectStore.open(new LocalFiles(), CLOCK, folder, "bucket");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
