package dev.invoicearchive.auditor.console;

import java.util.Map;
import java.util.Properties;

/**
 * What the launcher found out about the terminal. Without a launcher nothing is a terminal, and output stays plain.
 *
 * @param output whether standard output is a terminal
 * @param errors whether standard error is a terminal
 * @param colour whether colour is wanted on what is a terminal
 * @param columns width, at least 40
 */
public record Terminal(boolean output, boolean errors, boolean colour, int columns) {
    /** No terminal at all: pipes and files. */
    public static final Terminal NONE = new Terminal(false, false, false, 100);

    private static final int COLUMNS_MIN = 40;

    public Terminal {
        columns = Math.max(columns, COLUMNS_MIN);
    }

    /**
     * Reads the system properties {@code archive.stdout} and {@code archive.stderr} (the word {@code terminal}), {@code
     * archive.columns}, and the environment's {@code NO_COLOR} and {@code TERM}.
     */
    public static Terminal from(Properties properties, Map<String, String> environment) {
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        return new Terminal(
                "terminal".equals(properties.getProperty("archive.stdout")),
                "terminal".equals(properties.getProperty("archive.stderr")),
                colour,
                columns(properties.getProperty("archive.columns", "")));
    }

    /** Whether colour may be used on standard output. */
    public boolean colourOutput() {
        return output && colour;
    }

    /** Whether colour may be used on standard error. */
    public boolean colourErrors() {
        return errors && colour;
    }

    private static int columns(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : NONE.columns();
    }
}
