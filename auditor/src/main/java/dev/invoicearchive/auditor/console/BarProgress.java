package dev.invoicearchive.auditor.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar, for terminals. */
final class BarProgress implements Progress {
    private static final int UPDATE_MILLIS = 200;

    private final ProgressBar bar;

    BarProgress(PrintStream stream, int columns, Task task) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task.name())
                .setInitialMax(task.steps())
                .setUnit(" " + task.unit(), 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(stream, columns - 1))
                .build();
    }

    @Override
    public void advance(long steps) {
        bar.stepBy(steps);
    }

    @Override
    public void note(String words) {
        bar.setExtraMessage(" " + words);
    }

    @Override
    public void close() {
        bar.close();
    }
}
