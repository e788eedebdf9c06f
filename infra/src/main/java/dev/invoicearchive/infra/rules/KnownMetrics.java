package dev.invoicearchive.infra.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that exist, from {@code metrics.txt}, which says for each where that stands. */
final class KnownMetrics {
    private static final String FILE = "metrics.txt";
    private static final Pattern SEPARATOR = Pattern.compile(";");
    private static final String OF_OUR_OWN = "/*";
    private static final List<Line> LINES = read();

    private KnownMetrics() {}

    private record Line(String namespace, String name, Set<String> dimensions, String source) {
        boolean is(String otherNamespace, String otherName, Set<String> otherDimensions) {
            boolean sameNamespace = namespace.endsWith(OF_OUR_OWN)
                    ? otherNamespace.startsWith(namespace.substring(0, namespace.length() - 1))
                    : namespace.equals(otherNamespace);
            return sameNamespace && name.equals(otherName) && dimensions.equals(otherDimensions);
        }
    }

    static boolean contain(String namespace, String name, Set<String> dimensions) {
        return LINES.stream().anyMatch(line -> line.is(namespace, name, dimensions));
    }

    private static List<Line> read() {
        try (InputStream stream = KnownMetrics.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(KnownMetrics::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] parts = SEPARATOR.split(text, 4);
        Set<String> dimensions = Arrays.stream(parts[2].split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new Line(parts[0].strip(), parts[1].strip(), dimensions, parts[3].strip());
    }
}
