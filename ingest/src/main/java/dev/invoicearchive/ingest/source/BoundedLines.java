package dev.invoicearchive.ingest.source;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text; one that is too long is given as such, and the reading goes on after it. */
final class BoundedLines {
    private static final int BUFFER_CHARACTERS = 32 * 1024;

    private final Reader text;
    private final char[] buffer = new char[BUFFER_CHARACTERS];
    private int begin;
    private int end;
    private long number;

    /**
     * One line.
     *
     * @param number 1 for the first
     * @param text without its end; of a line that is too long, empty
     * @param isTooLong whether it has more than {@link RecordLimits#CHARACTERS_MAX} characters
     */
    record Line(long number, String text, boolean isTooLong) {}

    BoundedLines(Reader text) {
        this.text = text;
    }

    /** The next line, empty after the last. */
    Optional<Line> next() throws IOException {
        if (begin == end && !fill()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && (begin < end || fill())) {
            int stop = endOfLine();
            tooLong |= line.length() + stop - begin > RecordLimits.CHARACTERS_MAX;
            if (tooLong) {
                line.setLength(0);
            } else {
                line.append(buffer, begin, stop - begin);
            }
            ended = stop < end;
            begin = ended ? stop + 1 : stop;
        }
        number++;
        return Optional.of(new Line(number, withoutReturn(line), tooLong));
    }

    private int endOfLine() {
        int index = begin;
        while (index < end && buffer[index] != '\n') {
            index++;
        }
        return index;
    }

    private boolean fill() throws IOException {
        int count = text.read(buffer, 0, buffer.length);
        begin = 0;
        end = Math.max(count, 0);
        return count > 0;
    }

    private static String withoutReturn(StringBuilder line) {
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return line.toString();
    }
}
