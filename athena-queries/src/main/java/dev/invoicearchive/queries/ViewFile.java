package dev.invoicearchive.queries;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the file of a view: a header of comments, {@code -- key: value}, and the SELECT behind the name. */
final class ViewFile {
    private static final String COMMENT = "--";

    private ViewFile() {}

    /**
     * The view that a file defines.
     *
     * @param file such as {@code marts/current_state.sql}; its name must be the view's
     * @throws IllegalArgumentException if the header lacks something
     */
    static ViewDefinition parse(String file, String text) {
        String name = value(file, text, "view");
        if (!file.endsWith("/" + name + ".sql")) {
            throw new IllegalArgumentException(
                    "Invalid view of " + file + ": " + name + ", expected the name of the file. Correct the header.");
        }
        String select = text.lines().filter(line -> !line.startsWith(COMMENT)).collect(Collectors.joining("\n"));
        return new ViewDefinition(
                name,
                value(file, text, "grain"),
                words(value(file, text, "columns")),
                words(value(file, text, "reads")),
                select.strip());
    }

    private static String value(String file, String text, String key) {
        String start = COMMENT + " " + key + ": ";
        Optional<String> line =
                text.lines().filter(candidate -> candidate.startsWith(start)).findFirst();
        return line.map(found -> found.substring(start.length()).strip())
                .orElseThrow(() -> new IllegalArgumentException("Missing " + key + " of " + file
                        + ": found no line that starts with \"" + start + "\", expected one. Add it to the header."));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }
}
