package dev.invoicearchive.auditor.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Where a command writes: results to {@code output}, progress and errors to {@code errors}, both UTF-8.
 *
 * @param output buffered; whoever writes to it directly flushes it
 * @param errors for people; programs read the exit code
 * @param terminal what of it is a terminal
 */
public record Console(PrintStream output, PrintStream errors, Terminal terminal) {
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    public Console {
        Objects.requireNonNull(output, "output is null");
        Objects.requireNonNull(errors, "errors is null");
        Objects.requireNonNull(terminal, "terminal is null");
    }

    /** The console of this process. */
    public static Console ofProcess() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminal.from(System.getProperties(), System.getenv()));
    }

    /** Writes one line of the result, at once. */
    public void line(String text) {
        output.println(text);
        output.flush();
    }

    /** Writes one line for the person at the terminal that is no part of the result. */
    public void remark(String text) {
        errors.println(text);
        errors.flush();
    }

    /** Writes an error in the one form that all commands share. */
    public void error(String message) {
        String label = terminal.colourErrors() ? RED + "error:" + PLAIN : "error:";
        remark(label + " " + message);
    }

    /** Begins a result whose rows are written as they come. */
    public RowWriter rows(OutputForm form, List<ResultColumn> columns) {
        return switch (form) {
            case TABLE -> new TableRowWriter(this, columns);
            case CSV -> new CsvRowWriter(output, columns);
            case JSON -> new JsonRowWriter(output, columns);
            case MARKDOWN -> new MarkdownRowWriter(output, columns);
        };
    }

    /** Begins to show the progress of long work. */
    public Progress progress(Task task) {
        output.flush();
        return terminal.errors()
                ? new BarProgress(errors, terminal.columns(), task)
                : new PlainProgress(errors, task, System::nanoTime);
    }
}
