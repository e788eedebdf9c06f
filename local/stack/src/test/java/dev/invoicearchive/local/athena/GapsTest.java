package dev.invoicearchive.local.athena;

import org.junit.jupiter.api.extension.ExtendWith;

/** Proves the search for missing changes on the engine of this Java. */
@ExtendWith(EngineOfThisJava.class)
class GapsTest extends GapsContract {
    private final RunningEngine engine;

    GapsTest(RunningEngine engine) {
        this.engine = engine;
    }

    @Override
    RunningEngine engine() {
        return engine;
    }
}
