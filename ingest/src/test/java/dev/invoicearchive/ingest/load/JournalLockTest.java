package dev.invoicearchive.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time has a load's files. */
class JournalLockTest {
    @TempDir
    private Path folder;

    private JournalPaths paths;

    @BeforeEach
    void makePaths() {
        paths = JournalPaths.beside(folder.resolve("sales.csv.rejected.csv"));
    }

    @Test
    void aSecondRunIsKeptAwayUntilTheFirstEnds() throws Exception {
        try (JournalLock first = JournalLock.take(paths)) {
            assertThat(first.paths()).isEqualTo(paths);
            assertRefused();
        }
        JournalLock.take(paths).close();
    }

    @Test
    void aThirdRunIsKeptAwayByASecondThatBeganBeforeTheFirstEnded() throws Exception {
        JournalLock first = JournalLock.take(paths);
        try (FileChannel second =
                FileChannel.open(folder.resolve("sales.csv.load.json.lock"), StandardOpenOption.WRITE)) {
            first.close();
            FileLock lock = second.tryLock();

            assertThat(lock).isNotNull();
            assertRefused();
        }
    }

    private void assertRefused() {
        assertThatThrownBy(() -> JournalLock.take(paths))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("another run of this load writes to it");
    }
}
