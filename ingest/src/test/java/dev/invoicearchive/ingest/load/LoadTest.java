package dev.invoicearchive.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line is in exactly one count; what is there is never overwritten; what was done is not done again. */
class LoadTest {
    private static final LoadSpeed SPEED = new LoadSpeed(2, 3, 5);
    private static final String OTHER =
            "Invalid key: the table has this transaction with other content, expected a new one.";

    @TempDir
    private Path folder;

    private final InMemoryTable table = new InMemoryTable();
    private JournalPaths paths;

    @BeforeEach
    void makePaths() {
        paths = JournalPaths.beside(folder.resolve("sales.csv.rejected.csv"));
    }

    @Test
    void everyLineIsInOneCount() throws Exception {
        table.write(List.of(Lines.line(1, "A", "1", "1"), Lines.line(1, "A", "2", "9")));
        ListedFile file = new ListedFile()
                .add("A", "1", "1")
                .add("A", "2", "2")
                .addBad()
                .add("B", "1", "5")
                .add("B", "1", "5.0")
                .add("B", "1", "6")
                .add("C", "1", "1234567890123456789012345678901234567891");

        LoadJournal journal = load(file);

        assertThat(journal.counts()).isEqualTo(new LoadCounts(1, 1, 1, 4));
        assertThat(journal.isFinished()).isTrue();
        assertThat(Files.readAllLines(paths.rejected()))
                .containsExactly(
                        "line,invoice,transaction,reason",
                        "2,A,2,\"" + OTHER + "\"",
                        "3,,,Invalid amount: bad.",
                        "6,B,1,\"Invalid key: line 4 has this transaction with other content, expected a new one.\"",
                        "7,C,1,\"Invalid item: DynamoDB refuses it, expected one within its limits.\"");
        assertThat(paths.progress()).hasFileName("sales.csv.load.json");
    }

    @Test
    void aRepeatedKeyFarBehindIsFoundByTheTable() throws Exception {
        ListedFile file = new ListedFile().add("A", "1", "1").add("A", "2", "2");
        for (int line = 0; line < 100; line++) {
            file.add("B", Integer.toString(line), "1");
        }
        file.add("A", "1", "1").add("A", "2", "3");

        LoadJournal journal = load(file);

        assertThat(journal.counts()).isEqualTo(new LoadCounts(102, 1, 0, 1));
        assertThat(Files.readAllLines(paths.rejected())).last().isEqualTo("104,A,2,\"" + OTHER + "\"");
    }

    @Test
    void aFinishedLoadIsNotDoneAgainUnlessWanted() throws Exception {
        ListedFile file = new ListedFile().add("A", "1", "1").addBad();
        load(file);

        LoadJournal second = open("id", false);
        assertThat(second.isFinished()).isTrue();
        assertThat(second.counts()).isEqualTo(new LoadCounts(1, 0, 0, 1));

        LoadJournal again = open("id", true);
        assertThat(again.isFinished()).isFalse();
        new Load(table, again, SPEED).run(file);
        assertThat(again.counts()).isEqualTo(new LoadCounts(0, 1, 0, 1));
        assertThat(Files.readAllLines(paths.rejected())).hasSize(2);
    }

    @Test
    void anotherMappingOrTableIsAnotherLoad() throws Exception {
        load(new ListedFile().add("A", "1", "1").addBad());

        assertThat(open("other", false).isFinished()).isFalse();
        assertThat(paths.rejected()).doesNotExist();
    }

    @Test
    void whatCameBeforeACutIsTakenIn() throws Exception {
        ListedFile file =
                new ListedFile().add("A", "1", "1").addBad().add("A", "2", "2").cutOff();
        LoadJournal journal = open("id", false);

        assertThatThrownBy(() -> new Load(table, journal, SPEED).run(file)).isInstanceOf(InvalidFileException.class);

        assertThat(journal.counts()).isEqualTo(new LoadCounts(2, 0, 0, 1));
        assertThat(journal.isFinished()).isFalse();
        assertThat(open("id", false).settledThrough()).isEqualTo(3);
    }

    @Test
    void aTableThatGivesUpKeepsWhatWasSettled() throws Exception {
        TableWriter failing = lines -> {
            if (lines.stream().anyMatch(line -> line.number() > 6)) {
                throw new TableUnavailableException("gave up", null);
            }
            return table.write(lines);
        };
        ListedFile file = new ListedFile();
        for (int line = 0; line < 20; line++) {
            file.add("A", Integer.toString(line), "1");
        }
        LoadJournal journal = open("id", false);

        assertThatThrownBy(() -> new Load(failing, journal, SPEED).run(file))
                .isInstanceOf(TableUnavailableException.class);

        LoadJournal resumed = open("id", false);
        assertThat(resumed.settledThrough()).isEqualTo(6);
        new Load(table, resumed, SPEED).run(file);
        assertThat(resumed.counts()).isEqualTo(new LoadCounts(20, 0, 0, 0));
    }

    @Test
    void aListThatBelongsToSomebodyElseIsLeftAlone() throws Exception {
        Files.writeString(paths.rejected(), "my own notes");
        assertThatThrownBy(() -> open("id", false))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is no list of rejected lines, expected a free name.");
        assertThat(paths.rejected()).hasContent("my own notes");

        Files.delete(paths.rejected());
        load(new ListedFile().addBad());
        assertThatThrownBy(() -> LoadJournal.open(
                        new LocalJournalFiles(),
                        paths,
                        "other",
                        folder.resolve("elsewhere").resolve("sales.csv"),
                        false))
                .hasMessageContaining("it lists the rejected lines of " + folder.resolve("sales.csv"));
    }

    @Test
    void aListThatWasRemovedBringsTheLoadBackToItsBeginning() throws Exception {
        ListedFile file = new ListedFile().addBad().add("A", "1", "1").cutOff();
        assertThatThrownBy(() -> load(file)).isInstanceOf(InvalidFileException.class);
        Files.delete(paths.rejected());

        assertThat(open("id", false).settledThrough()).isZero();
    }

    @Test
    void progressOfAnotherFileOfTheSameNameIsLeftAloneUnlessWanted() throws Exception {
        load(new ListedFile().add("A", "1", "1"));
        byte[] before = Files.readAllBytes(paths.progress());
        assertThat(paths.rejected()).doesNotExist();
        Path elsewhere = folder.resolve("elsewhere").resolve("sales.csv");

        assertThatThrownBy(() -> LoadJournal.open(new LocalJournalFiles(), paths, "other", elsewhere, false))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("has come with " + folder.resolve("sales.csv"))
                .hasMessageContaining("Give another list with --rejected");
        assertThat(paths.progress()).hasBinaryContent(before);
        assertThat(open("id", false).isFinished()).isTrue();

        LoadJournal again = LoadJournal.open(new LocalJournalFiles(), paths, "other", elsewhere, true);
        assertThat(again.isFinished()).isFalse();
    }

    @Test
    void theSameFileByAnotherSpellingOfItsPathIsNoOther() throws Exception {
        load(new ListedFile().add("A", "1", "1"));
        Path spelt = folder.resolve("elsewhere").resolve("..").resolve("sales.csv");

        assertThat(LoadJournal.open(new LocalJournalFiles(), paths, "other", spelt, false)
                        .isFinished())
                .isFalse();
    }

    @Test
    void aBrokenProgressIsTold() throws Exception {
        Files.writeString(paths.progress(), "{\"identity\":");
        assertThatThrownBy(() -> open("id", false))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Remove it to begin anew.");
    }

    private LoadJournal load(ListedFile file) throws Exception {
        LoadJournal journal = open("id", false);
        new Load(table, journal, SPEED).run(file);
        return journal;
    }

    private LoadJournal open(String identity, boolean again) throws IOException {
        return LoadJournal.open(new LocalJournalFiles(), paths, identity, folder.resolve("sales.csv"), again);
    }
}
