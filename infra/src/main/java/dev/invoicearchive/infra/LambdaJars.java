package dev.invoicearchive.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The jars that are deployed, by path: infra depends on no function.
 *
 * @param transform of the transform Lambda
 * @param totals of the totals Lambda
 * @param seal of the function that seals
 */
public record LambdaJars(Path transform, Path totals, Path seal) {
    private static final String SUFFIX = "-deployable.jar";

    public LambdaJars {
        Objects.requireNonNull(transform, "transform is null");
        Objects.requireNonNull(totals, "totals is null");
        Objects.requireNonNull(seal, "seal is null");
    }

    /**
     * The jars that {@code mvn package} left in a project's folder.
     *
     * @throws IllegalArgumentException if one is not there
     */
    public static LambdaJars in(Path project) {
        return new LambdaJars(
                only(project, "transform-lambda"), only(project, "totals-lambda"), only(project, "lifecycle"));
    }

    private static Path only(Path project, String module) {
        Path folder = project.resolve(module).resolve("target");
        List<Path> jars = jars(folder);
        if (jars.size() != 1) {
            throw new IllegalArgumentException("Missing jar of " + module + ": " + jars.size() + " files *" + SUFFIX
                    + " in " + folder + ", expected one. Run mvn package.");
        }
        return jars.get(0);
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
