package dev.invoicearchive.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which engine runs on which Java, and that a Java without an engine is refused with those that have one. */
class EngineChoiceTest {
    @ParameterizedTest
    @ValueSource(ints = {17, 21, 23})
    void theOlderEngineRunsOnJava17To23(int feature) {
        assertThat(EngineChoice.forJava(feature)).isEqualTo(EngineChoice.TRINO_411);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 26, 30})
    void theNewerEngineRunsOnJava25AndLater(int feature) {
        assertThat(EngineChoice.forJava(feature)).isEqualTo(EngineChoice.TRINO_483);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 16, 24})
    void otherJavaIsRefusedWithTheVersionsThatWork(int feature) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineChoice.forJava(feature))
                .withMessage("Invalid Java version: " + feature
                        + ", expected 17 to 23, or 25 and later (no engine runs on it). Point JAVA_HOME at one of"
                        + " those.");
    }

    @Test
    void eachEngineSpellsLocationsItsWay() {
        Path folder = Path.of("/data/store");

        assertThat(EngineChoice.TRINO_411.location(folder)).isEqualTo("file:///data/store");
        assertThat(EngineChoice.TRINO_483.location(folder)).isEqualTo("local:///data/store");
    }
}
