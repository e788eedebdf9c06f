package dev.invoicearchive.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line whose key is under way is settled by what becomes of the line before it. */
class LoadRepeatTest {
    private static final LoadSpeed SPEED = new LoadSpeed(2, 3, 5);
    private static final String TOO_LONG = "1234567890123456789012345678901234567891";
    private static final String TOO_LONG_TOO = "1234567890123456789012345678901234567892";
    private static final String HEADER = "line,invoice,transaction,reason";
    private static final String OTHER =
            "\"Invalid key: the table has this transaction with other content, expected a new one.\"";
    private static final String REFUSED = "\"Invalid item: DynamoDB refuses it, expected one within its limits.\"";

    @TempDir
    private Path folder;

    private final InMemoryTable table = new InMemoryTable();
    private JournalPaths paths;

    @BeforeEach
    void makePaths() {
        paths = JournalPaths.beside(folder.resolve("sales.csv.rejected.csv"));
    }

    @Test
    void aLineThatEqualsARejectedOneIsRejectedForTheSameReason() throws Exception {
        table.write(List.of(Lines.line(1, "A", "1", "9")));
        ListedFile file = new ListedFile()
                .add("A", "1", "1")
                .add("B", "1", TOO_LONG)
                .add("A", "1", "1")
                .add("B", "1", TOO_LONG)
                .add("C", "1", "3")
                .add("A", "1", "1.0");

        LoadJournal journal = load(table, file);

        assertThat(journal.counts()).isEqualTo(new LoadCounts(1, 0, 0, 5));
        assertThat(Files.readAllLines(paths.rejected()))
                .containsExactly(
                        HEADER,
                        "1,A,1," + OTHER,
                        "2,B,1," + REFUSED,
                        "3,A,1," + OTHER,
                        "4,B,1," + REFUSED,
                        "6,A,1," + OTHER);
    }

    @Test
    void aKeyThatARefusedLineLeftFreeIsTakenByTheNextThatFits() throws Exception {
        ListedFile file = new ListedFile()
                .add("B", "1", TOO_LONG)
                .add("B", "1", TOO_LONG_TOO)
                .add("B", "1", "5")
                .add("B", "1", "5.0")
                .add("B", "1", "6");

        LoadJournal journal = load(table, file);

        assertThat(journal.counts()).isEqualTo(new LoadCounts(1, 0, 1, 3));
        assertThat(table.find("B", "1"))
                .contains(ItemCodec.encode(Lines.line(3, "B", "1", "5").item()));
        assertThat(Files.readAllLines(paths.rejected()))
                .containsExactly(
                        HEADER,
                        "1,B,1," + REFUSED,
                        "2,B,1," + REFUSED,
                        "5,B,1,\"Invalid key: line 3 has this transaction with other content, expected a new one.\"");
    }

    @Test
    void aLineThatEqualsTheTableIsFoundThereThoughTheOneBeforeDidNot() throws Exception {
        table.write(List.of(Lines.line(1, "A", "1", "9")));

        LoadJournal journal = load(
                table, new ListedFile().add("A", "1", "1").add("A", "1", "9").add("A", "1", "9"));

        assertThat(journal.counts()).isEqualTo(new LoadCounts(0, 1, 1, 1));
    }

    /** 3,000 lines with 5 keys: whatever is under way together, the first that fits has the key. */
    @Test
    void linesOfOneKeyReachTheTableInTheOrderOfTheFile() throws Exception {
        ListedFile file = new ListedFile();
        for (int line = 0; line < 3_000; line++) {
            file.add("K", Integer.toString(line % 5), line < 1_000 ? TOO_LONG : Integer.toString(line));
        }

        LoadJournal journal = load(table, file);

        assertThat(journal.counts()).isEqualTo(new LoadCounts(5, 0, 0, 2_995));
        for (int key = 0; key < 5; key++) {
            String text = Integer.toString(key);
            assertThat(table.find("K", text))
                    .contains(ItemCodec.encode(Lines.line(1, "K", text, Integer.toString(1_000 + key))
                            .item()));
        }
    }

    @Test
    void aTableThatGivesUpOnTheSecondLineOfAKeyLeavesItToTheNextRun() throws Exception {
        TableWriter failing = lines -> {
            if (lines.stream().anyMatch(line -> line.number() == 2)) {
                throw new TableUnavailableException("gave up", null);
            }
            return table.write(lines);
        };
        ListedFile file = new ListedFile().add("B", "1", TOO_LONG).add("B", "1", "5");

        assertThatThrownBy(() -> load(failing, file)).isInstanceOf(TableUnavailableException.class);

        assertThat(load(table, file).counts()).isEqualTo(new LoadCounts(1, 0, 0, 1));
        assertThat(Files.readAllLines(paths.rejected())).containsExactly(HEADER, "1,B,1," + REFUSED);
        assertThat(table.items()).hasSize(1);
    }

    private LoadJournal load(TableWriter writer, ListedFile file) throws Exception {
        LoadJournal journal =
                LoadJournal.open(new LocalJournalFiles(), paths, "id", folder.resolve("sales.csv"), false);
        new Load(writer, journal, SPEED).run(file);
        return journal;
    }
}
