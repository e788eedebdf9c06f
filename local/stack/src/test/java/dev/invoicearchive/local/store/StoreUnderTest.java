package dev.invoicearchive.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a store from outside: what it says of its versions, and what its folders hold. */
final class StoreUnderTest {
    private StoreUnderTest() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every version and what is known of it, one line each, without the times of putting. */
    static List<String> state(DirectoryObjectStore store) throws IOException {
        List<String> lines = new ArrayList<>();
        for (KeyVersions key : store.page("", "", 10_000)) {
            for (StoredVersion version : key.versions()) {
                lines.add(key.key() + " " + version.versionId() + " "
                        + version.object().sha256() + " "
                        + version.deleteMarker() + " " + version.storageClass() + " " + version.protection() + " "
                        + version.restored());
            }
        }
        return lines;
    }

    /**
     * Every version that can be read has the content of its hash; every file of the bucket's folder is the newest version
     * of its key and not cold, and no file beside it is left over.
     */
    static void assertConsistent(DirectoryObjectStore store, String when) throws IOException {
        List<String> visible = new ArrayList<>();
        int contents = 0;
        for (KeyVersions key : store.page("", "", 10_000)) {
            for (StoredVersion version : key.versions()) {
                assertThat(version.versionId()).as(when).isNotEqualTo(FolderKeys.NO_VERSION);
                if (!version.deleteMarker()) {
                    contents++;
                }
                if (!version.deleteMarker() && version.isReadable(store.now())) {
                    assertThat(Digests.sha256(store.read(version.object())))
                            .as(when + ": " + version)
                            .isEqualTo(version.object().sha256());
                }
            }
            StoredVersion newest = key.versions().get(0);
            if (!newest.deleteMarker() && !newest.isCold()) {
                visible.add(key.key());
            }
        }
        assertThat(files(store.folder())).as(when).containsExactlyInAnyOrderElementsOf(visible);
        Path parent = store.folder().resolveSibling("");
        String bucket = store.folder().getFileName().toString();
        int beside = files(parent.resolve(bucket + ".noncurrent")).size()
                + files(parent.resolve(bucket + ".cold")).size();
        assertThat(visible.size() + beside)
                .as(when + ": files of " + contents + " versions")
                .isEqualTo(contents);
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".tmp"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
