package dev.invoicearchive.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built project on this machine: where the class paths of the separate programs lie.
 *
 * @param home the project's root folder
 */
public record Installation(Path home) {
    private static final String HOME_PROPERTY = "archive.home";

    /**
     * For commands that run for half a minute or more. Each carries much library code that becomes hot at once; with the
     * usual limits of inlining, compiling it takes as long as running it.
     */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:FreqInlineSize=100", "-XX:InlineSmallCode=1000", "-Xmx512m");

    /**
     * The installation that runs this JVM; the launcher and the tests say where it is.
     *
     * @throws IllegalStateException if nothing says where
     */
    public static Installation current() {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null) {
            throw new IllegalStateException("Missing system property " + HOME_PROPERTY
                    + ", expected the project's root folder. Start through ./archive.");
        }
        return new Installation(Path.of(home));
    }

    /**
     * The class path of a module that runs in a JVM of its own, such as {@code local/table}.
     *
     * @throws IllegalStateException if the module has not been built
     */
    public String classPathOf(String module) {
        Path target = home.resolve(module).resolve("target");
        Path file = target.resolve("class-path.txt");
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    "Missing " + home.relativize(file) + ", expected the built module. Run ./archive build.");
        }
        try {
            String jars = Files.readString(file, StandardCharsets.UTF_8).strip();
            return target.resolve("classes") + File.pathSeparator + jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How to start a command of the archive in a JVM of its own, the same as the launcher does.
     *
     * @param words the command and its arguments
     */
    public List<String> commandLine(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-D" + HOME_PROPERTY + "=" + home);
        command.addAll(List.of("-cp", classPathOf("local/stack"), "dev.invoicearchive.auditor.Main"));
        command.addAll(words);
        return command;
    }
}
