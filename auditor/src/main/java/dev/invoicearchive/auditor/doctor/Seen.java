package dev.invoicearchive.auditor.doctor;

/**
 * What was found, and whether it will do.
 *
 * @param good whether it is as it must be
 * @param found in words
 */
record Seen(boolean good, String found) {
    /** Found, and good or not. */
    static Seen of(boolean good, String found) {
        return new Seen(good, found);
    }

    /** A yes or no, of which yes is good. */
    static Seen yes(boolean good, String yes, String no) {
        return new Seen(good, good ? yes : no);
    }
}
