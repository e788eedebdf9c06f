package dev.invoicearchive.auditor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.ingest.load.LoadCounts;
import dev.invoicearchive.ingest.load.LoadJournal;
import java.nio.file.Path;
import java.util.Locale;

/** The account of a load: what became of every line. */
final class LoadSummary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final Path file;
    private final String table;
    private final LoadJournal journal;

    LoadSummary(Console console, Path file, String table, LoadJournal journal) {
        this.console = console;
        this.file = file;
        this.table = table;
        this.journal = journal;
    }

    /** What became of the lines until now. @param resumedAfter the line after which this run began, 0 for none */
    void print(boolean json, long resumedAfter) {
        if (json) {
            printJson(false, resumedAfter);
            return;
        }
        if (resumedAfter > 0) {
            console.line("Went on after line " + count(resumedAfter) + ", where an earlier run had stopped.");
        }
        console.line((journal.isFinished() ? "Loaded " : "Loaded a part of ") + file + " into " + table + ":");
        printCounts();
    }

    /** That there was nothing to do. */
    void printFinishedBefore(boolean json) {
        if (json) {
            printJson(true, 0);
            return;
        }
        console.line(file + " was loaded into " + table + " before, with this mapping; nothing was done."
                + " To load it anew: --again");
        printCounts();
    }

    private void printCounts() {
        LoadCounts counts = journal.counts();
        print("lines", counts.lines());
        print("  loaded", counts.loaded());
        print("  already there", counts.alreadyThere());
        print("  repeated", counts.repeated());
        print("  rejected", counts.rejected());
        if (counts.rejected() > 0) {
            console.line("The rejected lines and their reasons are in " + journal.rejected());
        }
    }

    private void printJson(boolean finishedBefore, long resumedAfter) {
        LoadCounts counts = journal.counts();
        ObjectNode node = JSON.createObjectNode()
                .put("file", file.toString())
                .put("table", table)
                .put("finished", journal.isFinished())
                .put("finishedBefore", finishedBefore)
                .put("resumedAfterLine", resumedAfter)
                .put("lines", counts.lines())
                .put("loaded", counts.loaded())
                .put("alreadyThere", counts.alreadyThere())
                .put("repeated", counts.repeated())
                .put("rejected", counts.rejected());
        if (counts.rejected() > 0) {
            node.put("rejectedFile", journal.rejected().toString());
        }
        console.line(node.toString());
    }

    private void print(String what, long number) {
        console.line(String.format(Locale.ROOT, "  %-18s %,15d", what, number));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
