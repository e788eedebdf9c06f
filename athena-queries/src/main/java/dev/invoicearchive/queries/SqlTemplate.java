package dev.invoicearchive.queries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A statement with places for values, {@code ${name}}, which are put in as they stand. */
public final class SqlTemplate {
    private static final String FOLDER = "sql/";
    private static final String COMMENT = "--";
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]+)}");

    private final String name;
    private final String text;

    SqlTemplate(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The statement of a file below {@code sql/}, without its comments. */
    public static SqlTemplate of(String file) {
        String statement =
                resource(file).lines().filter(line -> !line.startsWith(COMMENT)).collect(Collectors.joining("\n"));
        return new SqlTemplate(file, statement.strip());
    }

    /**
     * The statement with the values in their places; a value that has no place is left out.
     *
     * @throws IllegalArgumentException if a place has no value
     */
    public String render(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
    }

    /** The text of a file below {@code sql/}. */
    static String resource(String file) {
        try (InputStream stream = SqlTemplate.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("Missing resource " + FOLDER + file + " of the query module.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read resource " + FOLDER + file + ".", e);
        }
    }

    private String value(String place, Map<String, String> values) {
        String value = values.get(place);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Missing value of ${" + place + "} in " + name + ", expected one. Give it, or correct the file.");
        }
        return value;
    }
}
