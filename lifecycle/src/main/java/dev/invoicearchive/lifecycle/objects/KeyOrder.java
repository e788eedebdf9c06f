package dev.invoicearchive.lifecycle.objects;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The order in which S3 lists keys: by their UTF-8 bytes, which is by code points and not as {@link String#compareTo}
 * does it. Source: the S3 User Guide, "Listing object keys programmatically".
 */
public final class KeyOrder implements Comparator<String>, Serializable {
    /** The one order. */
    public static final KeyOrder UTF_8 = new KeyOrder();

    private static final long serialVersionUID = 1L;

    private KeyOrder() {}

    @Override
    public int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Halves of code points beyond the first plane are smaller than U+E000, but what they stand for is not.
                boolean split = Character.isSurrogate(a) != Character.isSurrogate(b);
                return split && (a >= Character.MIN_SURROGATE && b >= Character.MIN_SURROGATE)
                        ? Character.compare(b, a)
                        : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
