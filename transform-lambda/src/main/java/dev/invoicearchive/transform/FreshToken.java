package dev.invoicearchive.transform;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Tokens that no two files share: 128 random bits as 25 letters and digits. The generator is made at every call, because
 * one that is made at start would be part of a snapshot, and every function restored from it would draw the same tokens.
 */
final class FreshToken implements Supplier<String> {
    private static final int BITS = 128;
    private static final int RADIX = 36;
    private static final int LENGTH = 25;

    @Override
    public String get() {
        String digits = new BigInteger(BITS, new SecureRandom()).toString(RADIX);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
