package dev.invoicearchive.lifecycle.integrity;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Records without an event id, known by their bytes: those of {@code errors/} are added, then bytes of {@code source/} are
 * held against them. Whitespace is left out on both sides, for between joined records none can be told from theirs.
 */
public final class UnreadableRecords {
    private final Map<Integer, Set<String>> hashesByLength = new HashMap<>();

    /** One record. */
    public void add(byte[] record) {
        byte[] bytes = withoutWhitespace(record);
        hashesByLength.computeIfAbsent(bytes.length, length -> new HashSet<>()).add(Sha256.of(bytes));
    }

    /** Whether these bytes are known records, one behind the other. */
    public boolean cover(byte[] joined) {
        byte[] bytes = withoutWhitespace(joined);
        boolean[] reached = new boolean[bytes.length + 1];
        reached[0] = true;
        for (int start = 0; start < bytes.length; start++) {
            if (reached[start]) {
                reachFrom(bytes, start, reached);
            }
        }
        return reached[bytes.length];
    }

    private void reachFrom(byte[] bytes, int start, boolean[] reached) {
        hashesByLength.forEach((length, hashes) -> {
            int end = start + length;
            if (length > 0
                    && end <= bytes.length
                    && hashes.contains(Sha256.of(Arrays.copyOfRange(bytes, start, end)))) {
                reached[end] = true;
            }
        });
    }

    private static byte[] withoutWhitespace(byte[] bytes) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
        for (byte next : bytes) {
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                kept.write(next);
            }
        }
        return kept.toByteArray();
    }
}
