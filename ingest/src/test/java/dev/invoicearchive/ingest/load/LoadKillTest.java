package dev.invoicearchive.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.ingest.load.FaultyJournal.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Proves that a load that is killed, or finds the disk full, at any of its writes, once or again while it goes on, ends as
 * one that nothing happened to: every line in the table once, every bad line in the list once, every line in one count.
 */
@Tag("proof")
class LoadKillTest {
    private static final int LINES = 60;
    /** Every fifth line has one and the same key; from here on, with an amount that fits. */
    private static final int FITS_FROM = 30;

    private static final int REFUSED = 6;
    private static final String TOO_LONG = "1234567890123456789012345678901234567891";
    private static final LoadSpeed SPEED = new LoadSpeed(2, 4, 7);

    @TempDir
    private Path folder;

    private ListedFile file;
    private JournalPaths paths;
    private InMemoryTable table;

    @BeforeEach
    void makeFile() {
        file = new ListedFile();
        for (int line = 1; line <= LINES; line++) {
            if (line % 5 == 0) {
                file.addBad();
            } else if (line % 5 == 1) {
                file.add("R", "1", line < FITS_FROM ? TOO_LONG : "1");
            } else {
                file.add("I", Integer.toString(line), Integer.toString(line));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAtAnyWriteChangesNothing(Fault fault) throws Exception {
        int at = 0;
        boolean faulted = true;
        while (faulted) {
            at++;
            fresh(at);
            faulted = run(fault, at);
            if (faulted) {
                check(fault + " at " + at);
            }
        }
        assertThat(at).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void aSecondFaultWhileItGoesOnChangesNothing(Fault fault) throws Exception {
        for (int first = 1; first < 60; first += 3) {
            for (int second = 1; second < 30; second += 4) {
                fresh(first * 1000 + second);
                run(fault, first);
                run(fault, second);
                check(fault + " at " + first + " and " + second);
            }
        }
    }

    private void fresh(int name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(Integer.toString(name)));
        paths = JournalPaths.beside(own.resolve("f.csv.rejected.csv"));
        table = new InMemoryTable();
    }

    /** Runs until the fault, or to the end; tells whether the fault came. */
    private boolean run(Fault fault, int at) throws Exception {
        FaultyJournal faulty = new FaultyJournal(table, fault, at);
        try {
            load(faulty, faulty);
        } catch (FaultyJournal.Killed | IllegalStateException | JournalException expected) {
            assertThat(faulty.isOver()).as(String.valueOf(expected)).isTrue();
        }
        return faulty.isOver();
    }

    private LoadJournal load(JournalFiles files, TableWriter writer) throws Exception {
        LoadJournal journal = LoadJournal.open(files, paths, "id", folder.resolve("f.csv"), false);
        if (!journal.isFinished()) {
            new Load(writer, journal, SPEED).run(file);
        }
        return journal;
    }

    private void check(String when) throws Exception {
        LoadJournal journal = load(new LocalJournalFiles(), table);

        assertThat(journal.isFinished()).as(when).isTrue();
        assertThat(journal.counts().lines()).as(when).isEqualTo(LINES);
        assertThat(journal.counts().rejected()).as(when).isEqualTo(LINES / 5 + REFUSED);
        assertThat(table.items()).as(when).hasSize(LINES - 2 * (LINES / 5) + 1);
        List<String> expected = Stream.concat(
                        Stream.of("line,invoice,transaction,reason"),
                        IntStream.rangeClosed(1, LINES)
                                .filter(line -> line % 5 == 0 || line % 5 == 1 && line < FITS_FROM)
                                .mapToObj(LoadKillTest::listed))
                .toList();
        assertThat(Files.readAllLines(paths.rejected())).as(when).isEqualTo(expected);
    }

    private static String listed(int line) {
        return line % 5 == 0
                ? line + ",,,Invalid amount: bad."
                : line + ",R,1,\"Invalid item: DynamoDB refuses it, expected one within its limits.\"";
    }
}
