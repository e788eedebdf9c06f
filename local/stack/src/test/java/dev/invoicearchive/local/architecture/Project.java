package dev.invoicearchive.local.architecture;

import dev.invoicearchive.local.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder of the project under test: its sources, and the classes that were built from them. */
final class Project {
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", "cdk.out", ".git", ".archive");

    private final Path home;

    private Project(Path home) {
        this.home = home;
    }

    /** The project that this test belongs to. */
    static Project current() {
        return new Project(Installation.current().home());
    }

    /** The root folder. */
    Path home() {
        return home;
    }

    /** Every Java file of every module, tests included, each parsed. */
    List<JavaSource> sources() {
        List<SourceText> texts = files(path -> path.getFileName().toString().endsWith(".java")).stream()
                .map(file -> new SourceText(home.relativize(file).toString().replace('\\', '/'), read(file)))
                .toList();
        return JavaSource.parse(texts);
    }

    /** Every module's pom. */
    List<Path> poms() {
        return files(path -> path.getFileName().toString().equals("pom.xml"));
    }

    /** Every file that goes into a module's jar. */
    List<Path> mainFiles() {
        return files(path -> path.toString().replace('\\', '/').contains("/src/main/"));
    }

    /** The folders of compiled production classes, of all modules that have been built. */
    List<Path> classFolders() {
        return poms().stream()
                .map(pom -> pom.resolveSibling("target").resolve("classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    private List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> all = walk(home)) {
            return all.filter(wanted).sorted().toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream().flatMap(child -> {
                if (!Files.isDirectory(child)) {
                    return Stream.of(child);
                }
                return NOT_SOURCES.contains(child.getFileName().toString()) ? Stream.empty() : walk(child);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
