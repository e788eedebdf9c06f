package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CDK command line in two fresh copies of the project: both build the jars and write the same bytes. */
@Tag("proof")
class CdkCommandTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", "cdk.out", ".git", ".archive");
    private static final int MINUTES_MAX = 10;

    @TempDir
    private Path folder;

    @Test
    void twoClonesInDifferentFoldersGiveTheSameBytes() throws Exception {
        Path cdk = NodePackages.fileOrSkip(".bin/cdk").toAbsolutePath();

        Map<String, String> one = synthesise(cdk, folder.resolve("one"));
        Map<String, String> other = synthesise(cdk, folder.resolve("another-folder-with-a-longer-name/deep"));

        assertThat(one).hasSize(3);
        assertThat(one.get("invoice-archive-pipeline.template.json")).contains("java25");
        assertThat(other).isEqualTo(one);
    }

    private static Map<String, String> synthesise(Path cdk, Path clone) throws IOException, InterruptedException {
        copy(PROJECT, clone);
        // What the local repository has is enough, and must be.
        Files.writeString(
                Files.createDirectories(clone.resolve(".mvn")).resolve("maven.config"), "-o\n", StandardCharsets.UTF_8);
        Path log = clone.resolve("synth.log");
        ProcessBuilder command = new ProcessBuilder(
                        cdk.toString(), "synth", "--quiet", "-c", "settings=infra/deployments/prod.json")
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Process process = command.start();
        boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
        assertThat(ended).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(log, StandardCharsets.UTF_8))
                .isZero();
        return templates(clone.resolve("cdk.out"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (NOT_SOURCES.contains(name)) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    copy(child, to.resolve(name));
                } else {
                    Files.copy(child, to.resolve(name));
                }
            }
        }
    }

    private static Map<String, String> templates(Path assembly) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".template.json"))
                    .toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
