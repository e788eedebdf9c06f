package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.engine.EngineChoice;
import dev.invoicearchive.local.engine.EngineJava;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Proves the views on the engine of Java 25 too, where this machine has such a JDK. */
@Tag("proof")
class SqlViewOnNewEngineTest {
    private Optional<RunningEngine> engine = Optional.empty();

    @AfterEach
    void stopEngine() throws IOException {
        if (engine.isPresent()) {
            engine.get().close();
        }
    }

    @TestFactory
    Stream<DynamicNode> viewsGiveTheSameOnTheEngineOfJava25() throws IOException {
        Optional<Path> home = InstalledJdks.atLeast(25);
        Assumptions.assumeTrue(
                home.isPresent(), "SKIPPED: no JDK 25 or later beside java.home or in JAVA_HOME_25 was found");
        engine = Optional.of(RunningEngine.start(new EngineJava(EngineChoice.TRINO_483, home.get())));
        return new SqlTests(engine.get()).all();
    }
}
