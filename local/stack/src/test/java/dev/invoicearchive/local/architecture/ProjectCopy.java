package dev.invoicearchive.local.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of the project in a folder of its own, in which a violation can be planted and a real Maven run, offline,
 * against the libraries that this build has already brought.
 */
final class ProjectCopy {
    private final Path folder;

    private ProjectCopy(Path folder) {
        this.folder = folder;
    }

    /**
     * How a Maven run ended.
     *
     * @param exitCode zero if the build passed
     * @param output all that Maven printed
     */
    record Outcome(int exitCode, String output) {}

    /** Copies the poms alone: enough for rules about dependencies, and quick. */
    static ProjectCopy ofPoms(Path folder) throws IOException {
        return new ProjectCopy(folder).with(Project.current().poms());
    }

    /** Copies the poms and all production sources. */
    static ProjectCopy ofProduction(Path folder) throws IOException {
        return ofPoms(folder).with(Project.current().mainFiles());
    }

    /** Replaces text in one file, which must be there. */
    void replace(String path, String text, String replacement) throws IOException {
        Path file = folder.resolve(path);
        String before = Files.readString(file, StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new IllegalArgumentException("Missing in " + path + ": " + text + ", expected it to be there.");
        }
        Files.writeString(file, before.replace(text, replacement), StandardCharsets.UTF_8);
    }

    /** Writes a new file. */
    void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** A file of the copy. */
    Path resolve(String path) {
        return folder.resolve(path);
    }

    /** Runs Maven to its end. */
    Outcome maven(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("archive.maven"), "bin", "mvn").toString(),
                "--offline",
                "--batch-mode",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + System.getProperty("archive.repository")));
        command.addAll(arguments);
        Path log = folder.resolve("maven.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(log, StandardCharsets.UTF_8));
    }

    private ProjectCopy with(List<Path> files) throws IOException {
        Path home = Project.current().home();
        for (Path file : files) {
            Path target = folder.resolve(home.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return this;
    }
}
