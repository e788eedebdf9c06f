package dev.invoicearchive.local.athena;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that roll-ups change no figure, on the engine of this Java. */
@ExtendWith(EngineOfThisJava.class)
class RollUpViewsTest extends RollUpViewsContract {
    private final RunningEngine engine;

    RollUpViewsTest(RunningEngine engine) {
        this.engine = engine;
    }

    @Override
    RunningEngine engine() {
        return engine;
    }

    @Override
    List<LocalDate> moments() {
        // Leaves the monthly roll-up, the daily one and the changes a part each; the other engine looks at more days.
        return List.of(LocalDate.of(2026, 11, 15));
    }
}
