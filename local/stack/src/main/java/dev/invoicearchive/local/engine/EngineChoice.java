package dev.invoicearchive.local.engine;

import java.nio.file.Path;
import java.util.List;

/** The SQL engines that can stand in for Athena, by the Java versions that they run on. */
public enum EngineChoice {
    /** For Java 17 to 23. */
    TRINO_411("local/engine-411", "file://"),
    /** For Java 25 and later. */
    TRINO_483("local/engine-483", "local://");

    private static final String PROGRAM = "dev.invoicearchive.local.engineserver.EngineServer";
    private static final String PROGRAM_FILE = "src/main/java/" + PROGRAM.replace('.', '/') + ".java";

    private final String module;
    private final String scheme;

    EngineChoice(String module, String scheme) {
        this.module = module;
        this.scheme = scheme;
    }

    /**
     * The engine for a version of Java.
     *
     * @param feature such as 17
     * @throws IllegalArgumentException if no engine runs on it
     */
    public static EngineChoice forJava(int feature) {
        if (feature >= 17 && feature <= 23) {
            return TRINO_411;
        }
        if (feature >= 25) {
            return TRINO_483;
        }
        throw new IllegalArgumentException("Invalid Java version: " + feature
                + ", expected 17 to 23, or 25 and later (no engine runs on it). Point JAVA_HOME at one of those.");
    }

    /** The module whose class path the engine has. */
    public String module() {
        return module;
    }

    /** How the engine spells the location of a folder on this machine. */
    public String location(Path folder) {
        return scheme + folder.toAbsolutePath().normalize();
    }

    /** The program, as the java command takes it: a class, or a source file for the newer engine. */
    String program(Path home) {
        return switch (this) {
            case TRINO_411 -> PROGRAM;
            case TRINO_483 -> home.resolve(module).resolve(PROGRAM_FILE).toString();
        };
    }

    /** What the engine's JVM needs besides its heap. */
    List<String> jvmOptions() {
        return switch (this) {
            case TRINO_411 -> List.of();
            case TRINO_483 -> List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED");
        };
    }
}
