package dev.invoicearchive.local.athena;

import org.junit.jupiter.api.extension.ExtendWith;

/** Proves the statements about tables on the engine of this Java. */
@ExtendWith(EngineOfThisJava.class)
class TableStatementsTest extends TableStatementsContract {
    private final RunningEngine engine;

    TableStatementsTest(RunningEngine engine) {
        this.engine = engine;
    }

    @Override
    RunningEngine engine() {
        return engine;
    }
}
