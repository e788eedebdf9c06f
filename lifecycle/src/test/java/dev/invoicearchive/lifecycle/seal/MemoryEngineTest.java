package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import java.io.IOException;
import java.util.List;

/** The engine in memory that other tests use keeps the contract of the real one. */
class MemoryEngineTest extends SealEngineContract {
    @Override
    protected Subject subject() {
        MemoryBuckets buckets = new MemoryBuckets(World.CLOCK);
        MemoryEngine engine = new MemoryEngine(buckets, buckets.workArea());
        return new Subject() {
            @Override
            public ArchiveObjects objects() {
                return buckets;
            }

            @Override
            public WorkArea work() {
                return buckets.workArea();
            }

            @Override
            public SealEngine engine() {
                return engine;
            }

            @Override
            public List<String> changes() throws IOException {
                return engine.changes();
            }
        };
    }
}
