package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.engine.EngineChoice;
import dev.invoicearchive.local.engine.EngineJava;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the engine that suits this Java, started once for all of them. */
public final class EngineOfThisJava implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EngineOfThisJava.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningEngine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        RunningEngine.class, key -> RunningEngine.start(ofThisJvm()), RunningEngine.class);
    }

    private static EngineJava ofThisJvm() {
        return new EngineJava(
                EngineChoice.forJava(Runtime.version().feature()), Path.of(System.getProperty("java.home")));
    }
}
