package dev.invoicearchive.local.runner;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened, closed in the reverse order. A fault of one does not keep the others open. */
final class Resources implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes everything because of a fault; what goes wrong on the way is added to it. */
    synchronized void closeAfter(Exception fault) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                fault.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        IllegalStateException fault = new IllegalStateException("Cannot stop every part of the local stack.");
        closeAfter(fault);
        if (fault.getSuppressed().length > 0) {
            throw fault;
        }
    }
}
