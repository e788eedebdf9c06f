package dev.invoicearchive.auditor.console;

/**
 * Shows how far long work has come, on standard error. Made by {@link Console#progress}; any thread may report to it.
 *
 * <p>On a terminal it is a bar; elsewhere a plain line at every tenth of the work and whenever many seconds have passed.
 */
public interface Progress extends AutoCloseable {
    /** So many steps more are done. */
    void advance(long steps);

    /** What is being worked on, a few words. */
    void note(String words);

    /** The work has ended; the last state stays visible. */
    @Override
    void close();
}
