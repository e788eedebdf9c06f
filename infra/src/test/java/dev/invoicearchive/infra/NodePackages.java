package dev.invoicearchive.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * What {@code npm ci} brings. Where nobody has run it in the project's folder, it is run here, once for each lock file,
 * into a folder that {@code mvn clean} removes; with {@code mvn -o} from npm's cache alone.
 */
final class NodePackages {
    private static final Path PROJECT = Path.of("..");
    private static final Path OWN = Path.of("target", "npm");
    private static final String LOCK = "package-lock.json";
    private static final List<String> FILES = List.of("package.json", ".npmrc", LOCK);
    /** The lock file from which everything was installed; written when npm has ended well. */
    private static final Path DONE = OWN.resolve("installed.json");

    private static final String MODULES = "node_modules";
    private static final int SECONDS_MAX = 60;

    private static Optional<String> failure = Optional.empty();

    private NodePackages() {}

    /** A file of a package; where npm cannot bring it, says why on the console, and skips the test. */
    static synchronized Path fileOrSkip(String file) {
        Path installed = PROJECT.resolve(MODULES).resolve(file);
        if (Files.exists(installed)) {
            return installed;
        }
        try {
            if (failure.isEmpty() && !isInstalled()) {
                failure = install();
                failure.ifPresent(reason -> System.out.println("SKIPPED: no " + file + "; npm ci failed: " + reason));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Assumptions.assumeTrue(failure.isEmpty(), () -> "SKIPPED: npm ci failed: " + failure.orElseThrow());
        Path own = OWN.resolve(MODULES).resolve(file);
        Assumptions.assumeTrue(Files.exists(own), () -> "SKIPPED: npm brings no " + file);
        return own;
    }

    private static boolean isInstalled() throws IOException {
        return Files.exists(DONE) && Files.mismatch(DONE, PROJECT.resolve(LOCK)) == -1;
    }

    private static Optional<String> install() throws IOException {
        Files.createDirectories(OWN);
        for (String file : FILES) {
            Files.write(OWN.resolve(file), Files.readAllBytes(PROJECT.resolve(file)));
        }
        Path log = OWN.resolve("npm.log");
        try {
            if (run(log) == 0) {
                Files.write(DONE, Files.readAllBytes(OWN.resolve(LOCK)));
                return Optional.empty();
            }
            return Optional.of(firstError(log));
        } catch (IOException e) {
            return Optional.of("no npm on PATH");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static int run(Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        // A registry that cannot be reached is no reason to wait.
        command.addAll(List.of("--fetch-retries=0", "--fetch-timeout=20000"));
        if ("offline=true".equals(System.getProperty("maven.settings"))) {
            command.add("--offline");
        }
        Process npm = new ProcessBuilder(command)
                .directory(OWN.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            return npm.exitValue();
        }
        npm.descendants().forEach(ProcessHandle::destroyForcibly);
        npm.destroyForcibly().waitFor();
        Files.writeString(log, "npm error no answer within " + SECONDS_MAX + " seconds", StandardCharsets.UTF_8);
        return 1;
    }

    private static String firstError(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("npm error") && !line.contains("A complete log"))
                .findFirst()
                .orElse("see " + log);
    }
}
