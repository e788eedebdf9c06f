package dev.invoicearchive.auditor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Text looks right on a terminal and stays plain and whole everywhere else. */
class ConsoleTest {
    private static final Terminal WIDE_TERMINAL = new Terminal(true, true, true, 40);

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void errorsAreColouredOnATerminalOnly() {
        console(WIDE_TERMINAL).error("no");
        console(Terminal.NONE).error("no");

        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("\u001b[31merror:\u001b[0m no", "error: no");
    }

    @Test
    void theLauncherAndTheEnvironmentSayWhatATerminalIs() {
        Properties properties = new Properties();
        properties.setProperty("archive.stdout", "terminal");
        properties.setProperty("archive.columns", "132");

        Terminal terminal = Terminal.from(properties, Map.of("TERM", "xterm"));

        assertThat(terminal).isEqualTo(new Terminal(true, false, true, 132));
        assertThat(terminal.colourOutput()).isTrue();
        assertThat(terminal.colourErrors()).isFalse();
        assertThat(Terminal.from(properties, Map.of("TERM", "xterm", "NO_COLOR", "1"))
                        .colour())
                .isFalse();
        assertThat(Terminal.from(properties, Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(Terminal.from(new Properties(), Map.of())).isEqualTo(Terminal.NONE);
    }

    @Test
    void wideAndCombiningSignsKeepColumnsAligned() {
        List<String> lines = table(Terminal.NONE, "Zürich", "東京", "e\u0301t\u00e9", "x");

        assertThat(lines)
                .containsExactly(
                        "city      n",
                        "------  ---",
                        "Zürich  1.0",
                        "東京    1.0",
                        "e\u0301t\u00e9     1.0",
                        "x       1.0");
    }

    @Test
    void longCellsAreCutOnATerminalOnly() {
        String text = "abcdefghij".repeat(5);

        assertThat(table(WIDE_TERMINAL, text).get(2)).isEqualTo("abcdefghijabcdefg...  1.0");
        assertThat(table(Terminal.NONE, text).get(2)).isEqualTo(text + "  1.0");
    }

    @Test
    void storedTextCannotMoveTheCursorOrBreakTheLine() {
        assertThat(table(Terminal.NONE, "a\nb\tc\r\u001b[2Jd").get(2)).startsWith("a\\nb\\tc\\r\\u001b[2Jd");
    }

    @Test
    void moreRowsThanAreMeasuredAreAllWritten() {
        String[] cities = new String[2_500];
        Arrays.setAll(cities, Integer::toString);

        assertThat(table(Terminal.NONE, cities)).hasSize(2_502).last().isEqualTo("2499  1.0");
    }

    @Test
    void aRowOfTheWrongSizeIsRefused() {
        try (RowWriter rows = console(Terminal.NONE).rows(OutputForm.TABLE, columns())) {
            assertThatThrownBy(() -> rows.write(List.of("only one")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Invalid row: 1 values, expected 2.");
        }
    }

    @Test
    void plainProgressSpeaksAtEveryTenthAndAfterLongSilence() {
        long[] nanos = {0};
        PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
        try (Progress progress = new PlainProgress(stream, new Task("Writing", 1_000, "changes"), () -> nanos[0])) {
            progress.advance(99);
            progress.advance(1);
            progress.advance(1);
            nanos[0] = Duration.ofSeconds(11).toNanos();
            progress.note("day 2");
            progress.advance(1);
            progress.advance(898);
        }

        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Writing: 1,000 changes to do",
                        "Writing: 10 %, 100 of 1,000 changes, 0 s",
                        "Writing: 10 %, 102 of 1,000 changes, 11 s, day 2",
                        "Writing: 100 %, 1,000 of 1,000 changes, 11 s, day 2");
    }

    @Test
    void onATerminalProgressIsABar() {
        try (Progress progress = console(WIDE_TERMINAL).progress(new Task("Writing", 4, "changes"))) {
            progress.advance(4);
        }

        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("Writing", "100%");
    }

    private Console console(Terminal terminal) {
        return new Console(
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                terminal);
    }

    private List<String> table(Terminal terminal, String... cities) {
        output.reset();
        try (RowWriter rows = console(terminal).rows(OutputForm.TABLE, columns())) {
            for (String city : cities) {
                rows.write(List.of(city, "1.0"));
            }
        }
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<ResultColumn> columns() {
        return List.of(ResultColumn.text("city"), ResultColumn.decimal("n"));
    }
}
