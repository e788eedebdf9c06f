package dev.invoicearchive.lifecycle.seal;

import java.io.IOException;
import java.util.function.Supplier;

/** Has the engine write the files of a plan, each time into tables and folders that nobody used before. */
public final class CompactStep {
    private final SealPorts ports;
    private final Supplier<String> names;

    /** @param names gives names that nobody ever had, of lower-case letters and digits */
    CompactStep(SealPorts ports, Supplier<String> names) {
        this.ports = ports;
        this.names = names;
    }

    /** Compacts. */
    public Compacted compact(SealPlan plan) throws IOException {
        // A step that is run again must not meet what it left behind.
        String work = "seal_" + names.get();
        if (plan.delivered() == 0) {
            return new Compacted(work, "");
        }
        SealEngine.WorkFiles files = ports.engine().compact(work, plan.task());
        String key = AttemptFiles.folder(plan.attempt()) + work + ".json";
        ports.work().put(key, SealJson.bytes(files));
        return new Compacted(work, key);
    }
}
