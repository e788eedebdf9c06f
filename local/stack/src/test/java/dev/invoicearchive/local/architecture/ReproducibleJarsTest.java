package dev.invoicearchive.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.local.architecture.ProjectCopy.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the same sources in two folders give the same bytes, for every jar that is deployed. */
@Tag("proof")
class ReproducibleJarsTest {
    private static final List<String> MODULES =
            List.of("model", "archive-format", "transform-lambda", "totals-lambda", "athena-queries", "lifecycle");

    @TempDir
    private Path folder;

    @Test
    void twoBuildsGiveTheSameBytes() throws Exception {
        Map<String, String> first = build(folder.resolve("first"));
        Map<String, String> second = build(folder.resolve("a-second-folder-with-a-longer-name"));

        assertThat(first).hasSizeGreaterThanOrEqualTo(MODULES.size());
        assertThat(second).isEqualTo(first);
    }

    private static Map<String, String> build(Path target) throws Exception {
        Files.createDirectories(target);
        ProjectCopy copy = ProjectCopy.ofProduction(target);
        Outcome outcome = copy.maven(List.of(
                "package", "-Dprogram-only", "-Dmaven.test.skip=true", "-pl", String.join(",", MODULES), "-am"));
        assertThat(outcome.output()).contains("BUILD SUCCESS");
        Map<String, String> sums = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.list(copy.resolve(module + "/target"))) {
                for (Path jar :
                        files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    sums.put(module + "/" + jar.getFileName(), sha256(jar));
                }
            }
        }
        return sums;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(sum);
    }
}
