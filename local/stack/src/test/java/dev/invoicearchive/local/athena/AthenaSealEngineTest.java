package dev.invoicearchive.local.athena;

import dev.invoicearchive.lifecycle.seal.SealEngineContract;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real engine, behind the Athena API, keeps the contract that the sealer relies on. */
@Tag("proof")
@ExtendWith(EngineOfThisJava.class)
class AthenaSealEngineTest extends SealEngineContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final RunningEngine engine;

    AthenaSealEngineTest(RunningEngine engine) {
        this.engine = engine;
    }

    @Override
    protected Subject subject() throws IOException {
        return new SealedDatabase(engine, "seal_engine_" + DATABASES.incrementAndGet(), CLOCK);
    }
}
