package dev.invoicearchive.ingest.mapping;

/** What UTF-8, and so DynamoDB, can carry. Plain loops: every text of every line comes through here. */
final class Texts {
    private Texts() {}

    /** Whether every surrogate stands in a pair; JSON can escape lone ones, UTF-8 has no bytes for them. */
    static boolean areWhole(String text) {
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return false;
            }
            index += Character.charCount(point);
        }
        return true;
    }

    /** Whether a control character is in it. */
    static boolean holdControl(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isISOControl(text.charAt(index))) {
                return true;
            }
        }
        return false;
    }
}
