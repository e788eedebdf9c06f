package dev.invoicearchive.lifecycle.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/manifest.md} verify a copied archive with tools that share no code with this one. */
class ByHandTest {
    private static final Path MANUAL = Path.of("..", "docs", "manifest.md");

    @TempDir
    private Path folder;

    private Path copy;

    @BeforeEach
    void copyArchive() throws IOException, InterruptedException {
        for (String tool : List.of("bash", "openssl", "sha256sum")) {
            assumeTrue(isThere(tool), "Skipped: there is no " + tool + " on this machine.");
        }
        SealedArchive archive = SealedArchive.of(31, folder);
        copy = folder.resolve("copy");
        archive.objects().forEach((key, content) -> {
            Files.createDirectories(copy.resolve(key).getParent());
            Files.write(copy.resolve(key), content);
        });
        Files.copy(FileSigningKey.publicKeyFile(folder.resolve("key.pem")), folder.resolve("manifest-key.pub.pem"));
    }

    @Test
    @DisplayName("openssl and sha256sum agree with an untouched archive")
    void anUntouchedArchiveIsAgreedWith() throws IOException, InterruptedException {
        Result result = run();

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output().lines().filter("Verified OK"::equals)).hasSize(2);
        assertThat(result.output().lines().filter(line -> line.endsWith(": OK")))
                .hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("They refuse an altered manifest, an altered object and a broken link")
    void whatIsAlteredIsRefused() throws IOException, InterruptedException {
        for (String key : List.of("manifests/00000001.json", SealedArchive.sealedKey(SealedArchive.FIRST, 1))) {
            byte[] content = Files.readAllBytes(copy.resolve(key));
            Files.write(copy.resolve(key), Plants.oneBit(content.clone()));
            assertThat(run().exitCode()).as(key).isNotZero();
            Files.write(copy.resolve(key), content);
        }
        assertThat(run().exitCode()).isZero();
    }

    /** The script of the manual, as it stands there. */
    private Result run() throws IOException, InterruptedException {
        assumeTrue(Files.exists(MANUAL), "Skipped: there is no " + MANUAL + ".");
        String manual = Files.readString(MANUAL);
        int start = manual.indexOf("```bash\n#!/usr/bin/env bash\n");
        assertThat(start).as("the script in " + MANUAL).isPositive();
        String script = manual.substring(start + "```bash\n".length(), manual.indexOf("\n```\n", start));
        Path file = Files.writeString(folder.resolve("by-hand.sh"), script + "\n");
        Process process = new ProcessBuilder(
                        "bash",
                        file.toString(),
                        copy.toString(),
                        folder.resolve("manifest-key.pub.pem").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}

    private static boolean isThere(String tool) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }
}
