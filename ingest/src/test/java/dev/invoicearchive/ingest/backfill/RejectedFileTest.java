package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.load.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of an earlier run is replaced; no other file is ever touched. */
class RejectedFileTest {
    @TempDir
    private Path folder;

    private Path source;
    private Path list;

    @BeforeEach
    void giveASource() throws IOException {
        source = Files.writeString(folder.resolve("old.csv"), "number,sold\nI-1,2010-01-01\n");
        list = folder.resolve("rejected.csv");
    }

    @Test
    void theListOfAnEarlierRunIsReplaced() throws IOException {
        write(1);
        write(2);
        assertThat(list).hasContent("line,invoice,transaction,reason\n2,,,Invalid amount.");
        RejectedFile.begin(list, source).close();
        assertThat(list).doesNotExist();
    }

    @Test
    void aFileThatIsNoListStays() throws IOException {
        Files.writeString(list, "my notes");
        assertThatThrownBy(() -> RejectedFile.begin(list, source))
                .isInstanceOf(JournalException.class)
                .hasMessage("Cannot use " + list
                        + ": it is no list of rejected lines, expected a free name. Give another with --rejected.");
        assertThat(list).hasContent("my notes");
        Path empty = Files.createDirectory(folder.resolve("folder"));
        assertThatThrownBy(() -> RejectedFile.begin(empty, source)).isInstanceOf(JournalException.class);
        assertThat(empty).isDirectory();
    }

    @Test
    void theFileThatIsReadIsNeverItsOwnList() throws IOException {
        write(1);
        Path sameFile = folder.resolve(".").resolve("rejected.csv");
        assertThatThrownBy(() -> RejectedFile.begin(sameFile, list))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("it is the file to be read");
        assertThat(list).exists();
        assertThatThrownBy(() -> RejectedFile.begin(source, source)).isInstanceOf(JournalException.class);
        assertThat(source).exists();
    }

    private void write(long line) throws IOException {
        try (RejectedFile file = RejectedFile.begin(list, source)) {
            file.add(new RejectedLine(line, "Invalid amount."));
        }
    }
}
