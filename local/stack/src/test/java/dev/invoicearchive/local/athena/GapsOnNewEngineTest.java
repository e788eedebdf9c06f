package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.engine.EngineChoice;
import dev.invoicearchive.local.engine.EngineJava;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Proves the search for missing changes on the engine of Java 25 too, where this machine has such a JDK. */
@Tag("proof")
class GapsOnNewEngineTest extends GapsContract {
    private static RunningEngine engine;

    @BeforeAll
    static void startEngine() throws IOException {
        Optional<Path> home = InstalledJdks.atLeast(25);
        Assumptions.assumeTrue(
                home.isPresent(), "SKIPPED: no JDK 25 or later beside java.home or in JAVA_HOME_25 was found");
        engine = RunningEngine.start(new EngineJava(EngineChoice.TRINO_483, home.get()));
    }

    @AfterAll
    static void stopEngine() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    @Override
    RunningEngine engine() {
        return engine;
    }
}
