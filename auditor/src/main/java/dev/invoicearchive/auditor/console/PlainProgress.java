package dev.invoicearchive.auditor.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress as plain lines, for logs and pipes: one at every tenth of the work, and one when long nothing was said. */
final class PlainProgress implements Progress {
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);
    private static final int TENTHS = 10;

    private final PrintStream stream;
    private final Task task;
    private final LongSupplier nanoTime;
    private final long startedAtNanos;
    private long done;
    private long lastTenth;
    private long lastLineNanos;
    private String words = "";

    PlainProgress(PrintStream stream, Task task, LongSupplier nanoTime) {
        this.stream = stream;
        this.task = task;
        this.nanoTime = nanoTime;
        this.startedAtNanos = nanoTime.getAsLong();
        this.lastLineNanos = startedAtNanos;
        stream.println(task.name() + ": " + count(task.steps()) + " " + task.unit() + " to do");
        stream.flush();
    }

    @Override
    public synchronized void advance(long steps) {
        done += steps;
        long tenth = Math.min(TENTHS, Math.multiplyExact(done, TENTHS) / task.steps());
        boolean silent = nanoTime.getAsLong() - lastLineNanos >= SILENCE_MAX.toNanos();
        if (tenth > lastTenth || silent) {
            lastTenth = tenth;
            say();
        }
    }

    @Override
    public synchronized void note(String newWords) {
        this.words = newWords;
    }

    @Override
    public synchronized void close() {
        if (done < task.steps()) {
            say();
        }
    }

    private void say() {
        lastLineNanos = nanoTime.getAsLong();
        long seconds = Duration.ofNanos(lastLineNanos - startedAtNanos).toSeconds();
        long percent = done * 100 / task.steps();
        stream.println(task.name() + ": " + percent + " %, " + count(done) + " of " + count(task.steps()) + " "
                + task.unit() + ", " + seconds + " s" + (words.isEmpty() ? "" : ", " + words));
        stream.flush();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
