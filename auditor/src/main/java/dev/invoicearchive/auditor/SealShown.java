package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Progress;
import dev.invoicearchive.auditor.console.Task;
import dev.invoicearchive.lifecycle.seal.DayRange;
import dev.invoicearchive.lifecycle.seal.SealProgress;
import java.util.Locale;
import java.util.Optional;

/** Shows how far a seal has come: days, and objects that were hashed. */
public final class SealShown implements SealProgress, AutoCloseable {
    private final Console console;
    private Optional<Progress> shown = Optional.empty();
    private String part = "";
    private long objects;

    /** Shows it there. */
    public SealShown(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void planned(long days) {
        if (days > 0) {
            shown = Optional.of(console.progress(new Task("Sealing", days, "days")));
        }
    }

    @Override
    public synchronized void began(String words) {
        part = words;
        note();
    }

    @Override
    public synchronized void hashed(long more, long bytes) {
        objects += more;
        note();
    }

    @Override
    public synchronized void sealed(DayRange days, int count, boolean late) {
        if (!late) {
            shown.ifPresent(progress -> progress.advance(count));
        }
    }

    private void note() {
        shown.ifPresent(progress -> progress.note(String.format(Locale.ROOT, "%s, %,d objects hashed", part, objects)));
    }

    @Override
    public synchronized void close() {
        shown.ifPresent(Progress::close);
        shown = Optional.empty();
    }
}
