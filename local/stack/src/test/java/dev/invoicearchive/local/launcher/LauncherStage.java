package dev.invoicearchive.local.launcher;

import dev.invoicearchive.local.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An empty project with the real launcher, on a path that holds the usual tools and what a test puts there. */
final class LauncherStage {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cksum",
            "cut",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "mkdir",
            "readlink",
            "sed",
            "sort",
            "stty",
            "tee",
            "touch");
    private static final List<String> MODULES = List.of(
            "model",
            "archive-format",
            "transform-lambda",
            "totals-lambda",
            "athena-queries",
            "lifecycle",
            "ingest",
            "auditor",
            "local/stack");

    private final Path folder;

    private LauncherStage(Path folder) {
        this.folder = folder;
    }

    /**
     * How a run ended.
     *
     * @param exitCode of the script
     * @param output what it wrote to standard output
     * @param errors what it wrote to standard error
     */
    record Outcome(int exitCode, String output, String errors) {}

    static LauncherStage in(Path folder) throws IOException {
        LauncherStage stage = new LauncherStage(folder);
        Files.createDirectories(stage.home());
        Files.copy(
                Installation.current().home().resolve("archive"), stage.home().resolve("archive"));
        stage.addSource("pom.xml");
        for (String module : MODULES) {
            stage.addSource(module + "/pom.xml");
        }
        Files.createDirectories(stage.bin());
        for (String tool : TOOLS) {
            writeTool(stage.bin().resolve(tool), "exec " + find(tool) + " \"$@\"\n");
        }
        return stage;
    }

    /** The project folder. */
    Path home() {
        return folder.resolve("project");
    }

    /** Writes a file of the project, older than any build. */
    Path addSource(String path) throws IOException {
        Path file = home().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        return file;
    }

    /** A Java of this version on the path; run as a program, it prints its arguments. */
    void addJava(String version) throws IOException {
        writeTool(bin().resolve("java"), java(version, "jdk.compiler@" + version));
    }

    /** A Java of this version that cannot compile. */
    void addJavaRuntime(String version) throws IOException {
        writeTool(bin().resolve("java"), java(version, "java.base@" + version));
    }

    /** A Java of this version in a folder of its own. */
    Path addJavaHome(String version) throws IOException {
        Path javaHome = folder.resolve("jdk");
        writeTool(javaHome.resolve("bin/java"), java(version, "jdk.compiler@" + version));
        return javaHome;
    }

    /** A Maven that builds at once and counts how often. */
    void addMaven() throws IOException {
        writeTool(bin().resolve("mvn"), """
                echo x >>%s
                echo '[INFO] Building A module 0.1.0 [1/2]'
                echo 'Downloaded from central: a.jar (30 MB at 9.1 MB/s)'
                echo a.jar >local/stack/target/class-path.txt
                """.formatted(countFile()));
    }

    /** A Maven that fails. */
    void addBrokenMaven() throws IOException {
        writeTool(bin().resolve("mvn"), """
                echo '[ERROR] it does not compile'
                exit 1
                """);
    }

    /** How often Maven has built. */
    long builds() throws IOException {
        return Files.exists(countFile()) ? Files.readAllLines(countFile()).size() : 0;
    }

    /** A symbolic link to the launcher. */
    void linkFrom(String path) throws IOException {
        Path link = folder.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, link.getParent().relativize(home().resolve("archive")));
    }

    Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return runScript("project/archive", environment, arguments);
    }

    Outcome runScript(String script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(bin().resolve("bash").toString(), folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin().toString());
        builder.environment().put("HOME", folder.resolve("user").toString());
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Outcome(
                exitCode,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    private Path bin() {
        return folder.resolve("bin");
    }

    private Path countFile() {
        return folder.resolve("builds");
    }

    private static String java(String version, String module) {
        return """
                case "$1" in
                  -version) echo 'openjdk version "%s" 2025-04-15' >&2 ;;
                  --list-modules) echo '%s' ;;
                  -XshowSettings:properties) echo '    java.home = /somewhere' >&2 ;;
                  *)
                    while [ "$1" != dev.invoicearchive.auditor.Main ]; do printf '%%s ' "$1"; shift; done
                    printf '%%s ' "$1"
                    shift
                    printf '[%%s]' "$@"
                    echo ;;
                esac
                """.formatted(version, module);
    }

    private static void writeTool(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path find(String tool) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path candidate = Path.of(folder, tool);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("Missing tool " + tool + ", expected it on PATH.");
    }
}
