package dev.invoicearchive.local.athena.ddl;

import java.util.List;
import java.util.stream.Collectors;

/** Names and texts as the engine's statements spell them. */
final class Names {
    private Names() {}

    /** A name in quotes. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A name with those before it, each in quotes. */
    static String quoted(List<String> parts) {
        return parts.stream().map(Names::quoted).collect(Collectors.joining("."));
    }

    /** A text in quotes. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Texts as an array. */
    static String array(List<String> texts) {
        return "ARRAY[" + texts.stream().map(Names::literal).collect(Collectors.joining(", ")) + "]";
    }
}
