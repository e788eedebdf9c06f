package dev.invoicearchive.local.runner;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.local.feed.Pump;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.LifecycleRun;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies the rules of retention once on each day of the bucket's clock, as S3 does. */
final class LifecyclePump implements Pump {
    private final DirectoryObjectStore store;
    private final RetentionRules rules;
    private final Consumer<String> messages;
    private Optional<LocalDate> done = Optional.empty();

    LifecyclePump(DirectoryObjectStore store, RetentionRules rules, Consumer<String> messages) {
        this.store = store;
        this.rules = rules;
        this.messages = messages;
    }

    @Override
    public synchronized boolean pump() throws IOException {
        LocalDate today = LocalDate.ofInstant(store.now(), ZoneOffset.UTC);
        if (done.equals(Optional.of(today))) {
            return false;
        }
        LifecycleRun.Outcome outcome = LifecycleRun.run(store, rules);
        done = Optional.of(today);
        if (outcome.moved() + outcome.hidden() + outcome.removed() > 0) {
            messages.accept("rules of retention: " + outcome.moved() + " moved to a colder class, " + outcome.hidden()
                    + " expired, " + outcome.removed() + " removed");
        }
        return false;
    }

    /** Nobody tells that a new day has begun. */
    @Override
    public synchronized boolean awaitWork(Duration patience) throws InterruptedException {
        wait(patience.toMillis());
        return true;
    }

    /** What is due is found again on the next start. */
    @Override
    public void drain() {}
}
