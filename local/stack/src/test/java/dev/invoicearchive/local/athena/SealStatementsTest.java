package dev.invoicearchive.local.athena;

import org.junit.jupiter.api.extension.ExtendWith;

/** Proves the sealing statements on the engine of this Java. */
@ExtendWith(EngineOfThisJava.class)
class SealStatementsTest extends SealStatementsContract {
    private final RunningEngine engine;

    SealStatementsTest(RunningEngine engine) {
        this.engine = engine;
    }

    @Override
    RunningEngine engine() {
        return engine;
    }
}
