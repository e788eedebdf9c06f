package dev.invoicearchive.local.athena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the JDKs of this machine: the siblings of the one that runs, and those that {@code JAVA_HOME_*} names. */
final class InstalledJdks {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private InstalledJdks() {}

    /** The home of a JDK of this version or later, if there is one. */
    static Optional<Path> atLeast(int feature) throws IOException {
        Path present = Path.of(System.getProperty("java.home"));
        try (Stream<Path> siblings = Files.list(present.getParent())) {
            List<Path> homes = Stream.concat(Stream.concat(Stream.of(present), named()), siblings)
                    .toList();
            for (Path home : homes) {
                OptionalInt found = version(home);
                if (found.isPresent() && found.getAsInt() >= feature) {
                    return Optional.of(home);
                }
            }
            return Optional.empty();
        }
    }

    private static Stream<Path> named() {
        return System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("JAVA_HOME_"))
                .map(Map.Entry::getValue)
                .map(Path::of);
    }

    private static OptionalInt version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("javac")) || !Files.isReadable(release)) {
            return OptionalInt.empty();
        }
        Matcher matcher = VERSION.matcher(Files.readString(release, StandardCharsets.UTF_8));
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
