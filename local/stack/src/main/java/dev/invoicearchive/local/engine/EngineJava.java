package dev.invoicearchive.local.engine;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An engine and the Java that it runs on.
 *
 * @param choice which engine
 * @param home the folder of a JDK of a version that suits it; the newer engine needs a JDK, not a JRE
 */
public record EngineJava(EngineChoice choice, Path home) {
    public EngineJava {
        Objects.requireNonNull(choice, "choice is null");
        Objects.requireNonNull(home, "home is null");
    }
}
